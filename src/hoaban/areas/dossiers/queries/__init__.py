"""What is asked of dossiers: which there are and wait, what they say, what they still lack, what was filed.

One file for each: finding.py, law.py, assessing.py, advice.py, filing.py, filed.py, tasks.py; products.py for
the producer's desk; on_paper.py for what began on paper; possible.py for what may be done now.
Not here: marks and results (areas/council), certificates (areas/certificates).
"""

from __future__ import annotations

from hoaban.areas.dossiers.queries.advice import (
    Step,
    WayUp,
    WeakAt,
    WeakPlace,
    way_to,
    way_up,
    weak_places,
)
from hoaban.areas.dossiers.queries.assessing import (
    Option,
    PaperChoice,
    Question,
    first_open_criterion,
    option_of,
    question_of,
    self_result,
    self_sheet,
    sheet_of,
    standing_of,
    title_of,
)
from hoaban.areas.dossiers.queries.filed import (
    faults_of,
    letters_of,
    snapshot_of,
    steps_of,
)
from hoaban.areas.dossiers.queries.filing import (
    Content,
    FilingFault,
    NotFitToFile,
    content_of,
    faults_before_filing,
    fit_to_file,
    paper_content_of,
    places,
    values_of,
    without_dots,
)
from hoaban.areas.dossiers.queries.finding import (
    Waiting,
    counts_by_state,
    dossier_called,
    dossiers_in,
    dossiers_of,
    dossiers_visible_to,
    dossiers_waiting,
    open_dossier_of,
)
from hoaban.areas.dossiers.queries.law import (
    Samples,
    clocks,
    completion_due,
    days_left,
    edition_of,
    law_on,
    round_ahead,
    samples_of,
    set_of,
)
from hoaban.areas.dossiers.queries.on_paper import (
    PaperRow,
    filed_on_paper,
    paper_dossier_of,
    paper_facts_of,
    product_meant,
    products_for_paper,
    standing_if_known,
    unknown_of,
)
from hoaban.areas.dossiers.queries.possible import deeds_now
from hoaban.areas.dossiers.queries.products import ProducerDesk, ProductAtWork, producer_desk
from hoaban.areas.dossiers.queries.tasks import Task, next_step, task_list
from hoaban.areas.dossiers.queries.uses import Uses, uses_of_papers

__all__ = [
    "Content",
    "FilingFault",
    "NotFitToFile",
    "Option",
    "PaperChoice",
    "PaperRow",
    "ProducerDesk",
    "ProductAtWork",
    "Question",
    "Samples",
    "Step",
    "Task",
    "Uses",
    "Waiting",
    "WayUp",
    "WeakAt",
    "WeakPlace",
    "clocks",
    "completion_due",
    "content_of",
    "counts_by_state",
    "days_left",
    "deeds_now",
    "dossier_called",
    "dossiers_in",
    "dossiers_of",
    "dossiers_visible_to",
    "dossiers_waiting",
    "edition_of",
    "faults_before_filing",
    "faults_of",
    "filed_on_paper",
    "first_open_criterion",
    "fit_to_file",
    "law_on",
    "letters_of",
    "next_step",
    "open_dossier_of",
    "option_of",
    "paper_content_of",
    "paper_dossier_of",
    "paper_facts_of",
    "places",
    "producer_desk",
    "product_meant",
    "products_for_paper",
    "question_of",
    "round_ahead",
    "samples_of",
    "self_result",
    "self_sheet",
    "set_of",
    "sheet_of",
    "snapshot_of",
    "standing_if_known",
    "standing_of",
    "steps_of",
    "task_list",
    "title_of",
    "unknown_of",
    "uses_of_papers",
    "values_of",
    "way_to",
    "way_up",
    "weak_places",
    "without_dots",
]
