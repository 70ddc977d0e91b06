// Biểu mẫu dài: gửi khi ngừng gõ 2 giây và khi rời trang. Không có tệp này nút Lưu vẫn đủ.
// Chữ chưa tới máy chủ thì giữ trên máy này, của riêng người này (hoaban.js bỏ khi người khác vào).
(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const words = form.dataset, said = form.querySelector("[data-said]");
  const KEPT = `hoaban-draft|${document.documentElement.dataset.who}|${location.pathname}`;
  const fields = [...form.querySelectorAll("textarea, input.input")];
  let timer = 0, sent = 0, typed = 0;

  const tell = (text, off) => { said.textContent = text; said.parentElement.classList.toggle("save--off", !!off); };
  const later = (seconds) => { clearTimeout(timer); timer = setTimeout(send, seconds * 1000); };
  const store = document.documentElement.hasAttribute("data-shared") ? sessionStorage : localStorage; // máy dùng chung: đóng trang là mất
  const keep = () => { try { store.setItem(KEPT, JSON.stringify(fields.map((f) => [f.name, f.defaultValue, f.value]))); } catch { /* máy không cho giữ */ } };
  const drop = () => { try { store.removeItem(KEPT); } catch { /* máy không cho giữ */ } };
  const kept = () => { try { return JSON.parse(store.getItem(KEPT)) || []; } catch { return []; } };

  async function send(leaving) {
    clearTimeout(timer);
    timer = 0;
    const body = new FormData(form), mine = typed;
    if (words.needs && !body.get(words.needs)) return tell(words.kept);
    tell(words.sending);
    let reply, answer;
    try {
      reply = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" }, keepalive: leaving === true });
      answer = await reply.json().catch(() => null);
    } catch { reply = null; }
    if (!reply || reply.status >= 500) { tell(words.kept, true); return timer || later(15); }
    if (!reply.ok || !answer) return tell(answer ? `${words.refused}: ${answer.why}` : words.refused, true);
    sent = Math.max(sent, mine);
    fields.forEach((f) => { f.defaultValue = body.get(f.name); }); // chữ máy chủ đang có
    if (sent !== typed) keep();
    if (sent === typed) { drop(); tell(words.received.replace("{at}", answer.at)); }
  }

  form.addEventListener("input", () => { typed += 1; keep(); tell(words.kept); later(2); });
  form.addEventListener("submit", () => { clearTimeout(timer); timer = 0; });
  addEventListener("pagehide", () => { if (timer) send(true); });
  addEventListener("online", () => { if (timer) send(); });

  let back = false;
  for (const [name, before, value] of kept()) {
    const field = fields.find((f) => f.name === name);
    if (field && field.defaultValue === before && field.value !== value) { field.value = value; back = true; }
  }
  if (back) { typed += 1; later(0.1); } else drop();
})();
