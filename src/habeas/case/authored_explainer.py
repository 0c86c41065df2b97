"""hand/explainer.yaml as authored: which questions the explainer asks, and what each is about."""

from pydantic import Field

from habeas.case.authored_parts import Authored, Id


class QuestionIn(Authored):
    """One heading of the explainer, and the records that it tells of, in order."""

    id: Id
    question: str
    covers: list[str] = Field([], description="ids of records, told here and not later")


class ExplainerIn(Authored):
    """hand/explainer.yaml."""

    questions: list[QuestionIn] = []
