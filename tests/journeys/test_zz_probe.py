from tests.hands import *
import pytest, traceback
@pytest.mark.parametrize("n", range(60))
def test_x(desk, n):
    QUESTION = "ik kan mijn huur niet betalen"
    log=[]
    page=desk.desk.search
    page.edit_requested.connect(lambda s: log.append("edit"))
    desk.desk.slip.changed.connect(lambda: log.append("changed"))
    desk.ask(QUESTION)
    desk.tab_to_button("Zet op briefje")
    d=page.parts.workplace.detail
    cur=page.parts.workplace.list.current_id
    log.append((d._on_slip, d.put.text(), cur, page.model.row_of(cur), page.model.hit(page.model.row_of(cur)).card.printable))
    d.put_on_slip.connect(lambda: log.append(("put",page.parts.workplace.list.current_id)))
    desk.press(Qt.Key.Key_Space)
    if not desk.slip:
        print("\n".join(map(str,log))); print(desk.slip, desk.desk.slip is page._slip, page.model.hit(0))
    assert desk.slip
