"""Everything invented that happens in the demonstration, and how far each product comes."""

from __future__ import annotations

from hoaban.demo.people import Company
from hoaban.demo.tales import certificates, dossiers, rounds
from hoaban.demo.tales.cast import Cast
from hoaban.demo.tales.stage import Item, Stage, play

HONEY, RICE, TEA = "QD26-04", "QD26-03", "QD26-11"
NOODLES, DRIED, MEAT, SALT = "QD26-06", "QD26-07", "QD26-08", "QD26-10"
FRUIT, LIQUOR, OIL, CRAFT, CLOTH = "QD26-01", "QD26-14", "QD26-20", "QD26-21", "QD26-22"

FOUR_STARS = Item("Mật ong rừng Minh Hoạ", 0, HONEY, 78, "Hũ thủy tinh 500 g.")
MINISTRY = Item("Tinh dầu sả Minh Hoạ", 2, OIL, 94, "Lọ 10 ml.")
TWO_STARS = Item("Khăn dệt Minh Hoạ", 3, CLOTH, 44, "Khăn 60 × 180 cm.")
THREE_STARS = Item("Rượu nếp Minh Hoạ", 1, LIQUOR, 62, "Chai 500 ml, 29 độ.")

MARKING = (
    Item("Dứa quả Minh Hoạ", 4, FRUIT, 66, "Quả 0,8–1,2 kg.", typed=True),
    Item("Mắc ca sấy Minh Hoạ", 3, DRIED, 75, "Túi 300 g."),
)
SCORED = Item("Giỏ mây Minh Hoạ", 3, CRAFT, 81, "Giỏ cao 30 cm.")
POSTPONED = Item("Bưởi da xanh Minh Hoạ", 4, FRUIT, 58, "Quả 1–1,5 kg.")


def tell_all(cast: Cast, company: Company) -> None:
    """Play every tale, in the order of the days."""
    stage = Stage(cast.days, cast.producers, company)
    of_earlier = (FOUR_STARS, MINISTRY, TWO_STARS, THREE_STARS)
    in_round = (*MARKING, SCORED, POSTPONED)
    play(
        certificates.valid(stage, Item("Chè dây Minh Hoạ", 2, TEA, 0, "Gói 200 g.")),
        certificates.taken_back(stage, Item("Gạo nếp nương Minh Hoạ", 1, RICE, 0, "Túi 2 kg.")),
        certificates.in_window(stage, Item("Gạo tám Minh Hoạ", 1, RICE, 0, "Túi 10 kg.")),
        certificates.nearly_over(stage, Item("Sữa ong chúa Minh Hoạ", 0, HONEY, 0, "Lọ 50 g.")),
        certificates.lapsed(stage, Item("Sáp ong Minh Hoạ", 0, HONEY, 0, "Bánh 200 g.")),
        certificates.extended(stage, Item("Gạo tẻ Minh Hoạ", 1, RICE, 0, "Túi 5 kg.")),
        *(dossiers.taken_in(stage, item, 52) for item in of_earlier),
        rounds.decided_round(stage, FOUR_STARS, MINISTRY, TWO_STARS, THREE_STARS),
        *(dossiers.taken_in(stage, item, 18) for item in in_round),
        dossiers.from_paper(stage, Item("Rượu men lá Minh Hoạ", 3, LIQUOR, 0, "Chai 500 ml."), 6),
        dossiers.entered_by_mistake(stage, Item("Phở khô Minh Hoạ", 3, NOODLES, 0, "Gói 400 g."), 4),
        rounds.open_round(stage, MARKING, SCORED, POSTPONED),
        dossiers.received(stage, Item("Thịt trâu khô Minh Hoạ", 3, MEAT, 62, "Túi 200 g."), 30),
        dossiers.to_complete(stage, Item("Miến dong Minh Hoạ", 1, NOODLES, 64, "Bó 500 g."), 9),
        dossiers.taken_in(stage, Item("Muối chấm Minh Hoạ", 3, SALT, 55, "Lọ 120 g."), 7),
        dossiers.forwarded(stage, Item("Chè xanh Minh Hoạ", 2, TEA, 68, "Hộp 100 g."), 5),
        dossiers.received(stage, Item("Bún khô Minh Hoạ", 1, NOODLES, 57, "Gói 400 g."), 8),
        dossiers.sent_back(
            stage, Item("Mật ong hoa nhãn Minh Hoạ", 0, HONEY, 70, "Chai 350 ml.", pictured=True), 5
        ),
        dossiers.withdrawn(stage, Item("Mơ muối Minh Hoạ", 4, DRIED, 52, "Lọ 500 g."), 12),
        dossiers.filed(stage, Item("Phấn hoa Minh Hoạ", 0, HONEY, 61, "Hũ 150 g."), 1),
        dossiers.drafted(stage, Item("Mật ong bạc hà Minh Hoạ", 0, HONEY, 72, "Hũ 250 g."), 1, answered=0.5),
    )
