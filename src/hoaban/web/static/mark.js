// Chấm điểm: gửi từng mức không tải lại trang. Không có tệp này mỗi mức vẫn là một lần gửi của biểu mẫu.
// Mất mạng thì giữ trên máy này và gửi lại đúng dữ liệu đó; máy chủ nhận hai lần cũng như một.
(() => {
  const desk = document.querySelector("[data-desk]");
  if (!desk) return;
  const KEPT = `hoaban-marks|${document.documentElement.dataset.who}`; // của riêng người này; hoaban.js bỏ của người khác
  const say = desk.querySelector("[data-save]");
  const words = desk.dataset;
  const store = document.documentElement.hasAttribute("data-shared") ? sessionStorage : localStorage; // máy dùng chung: đóng trang là mất
  const kept = () => { try { return JSON.parse(store.getItem(KEPT)) || {}; } catch { return {}; } };
  const keep = (all) => { try { store.setItem(KEPT, JSON.stringify(all)); } catch { /* máy không cho giữ */ } };
  const nameOf = (mark) => `${mark.address}|${mark.criterion}`;

  function hold(mark) { const all = kept(); all[nameOf(mark)] = mark; keep(all); }
  function release(mark) {
    const all = kept(), same = all[nameOf(mark)];
    if (same && same.option === mark.option) { delete all[nameOf(mark)]; keep(all); }
  }
  function tell(text, off) { say.textContent = text; say.parentElement.classList.toggle("save--off", !!off); }

  function show(mark, answer) {
    tell(words.received.replace("{at}", answer.at), false);
    if (mark.address !== location.pathname) return;
    for (const [name, value] of Object.entries(answer.figures)) {
      desk.querySelectorAll(`[data-figure="${name}"]`).forEach((spot) => { spot.textContent = value; });
    }
    const row = desk.querySelector(`[data-criterion="${CSS.escape(mark.criterion)}"]`);
    if (row) { row.textContent = answer.points; row.classList.remove("no"); }
    const close = desk.querySelector("[data-close]");
    if (close && answer.complete) close.removeAttribute("aria-disabled");
    const beside = desk.querySelector(`[data-beside="${CSS.escape(mark.criterion)}"]`);
    if (beside) beside.innerHTML = answer.beside;
  }

  async function send(mark) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", desk.querySelector("[name=csrfmiddlewaretoken]").value);
    body.append("criterion", mark.criterion);
    body.append("option", mark.option);
    let reply;
    try {
      reply = await fetch(mark.address, { method: "POST", body, headers: { Accept: "application/json" } });
    } catch { return "line"; }
    if (reply.status >= 500) return "line";
    const answer = await reply.json().catch(() => null);
    release(mark);
    if (!reply.ok || !answer) { tell((answer && answer.why) || words.refused, true); return "refused"; }
    show(mark, answer);
    return "received";
  }

  let wait = 0, running = false;
  async function flush() {
    if (running) return;
    running = true;
    for (const mark of Object.values(kept())) {
      if ((await send(mark)) === "line") {
        tell(words.offline.replace("{n}", Object.keys(kept()).length), true);
        wait = Math.min((wait || 1) * 2, 30);
        setTimeout(flush, wait * 1000);
        running = false;
        return;
      }
    }
    wait = 0;
    running = false;
    if (Object.keys(kept()).length) flush();
  }

  desk.addEventListener("submit", (event) => {
    const form = event.target, tapped = event.submitter;
    if (!form.matches("[data-mark]") || !tapped) return;
    event.preventDefault();
    form.querySelectorAll("[name=option]").forEach((one) => one.setAttribute("aria-pressed", one === tapped));
    tell(words.sending, false);
    hold({ address: location.pathname, criterion: form.elements.criterion.value, option: tapped.value });
    flush();
  });
  addEventListener("online", flush);
  flush();
})();
