use kastanj_paper::ExpectedPage;
use kastanj_rehearsal::pen::PageTruth;

/// What a rehearsed writer meant, as the evaluation of the reader takes it.
pub(super) fn expected(truth: &PageTruth) -> ExpectedPage {
    ExpectedPage {
        questions: truth
            .questions
            .iter()
            .map(|question| (question.item.clone(), question.intended.clone()))
            .collect(),
        boxes: truth.boxes.iter().map(|one| (one.item.clone(), one.meaning, one.class)).collect(),
    }
}
