"""Run by `make test-adapters`: models are made here, tiny and with random weights, and loaded whole."""

import json
import sys
from pathlib import Path

import pytest
import sentencepiece
import torch
import transformers

from sangsuk.cli.main import main
from sangsuk.connectors.models.transformers import SequenceClassifier
from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.reading import Polarity

pytestmark = pytest.mark.transformers

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "ดี", "แย่", "มาก", "อำเภอ", "<", "_", ">"]
GLAD, SO_SO, SAD = Polarity
OURS = ("positive", "neutral", "negative")


@pytest.fixture(autouse=True)
def _no_way_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    torch.manual_seed(2563)
    monkeypatch.setenv("SANGSUK_HOME", str(tmp_path / "home"))


def a_bert(folder: Path, labels=OURS, *, kind=transformers.BertForSequenceClassification, **more):
    """A BERT of one layer over a dozen words, with its tokenizer, as `save_pretrained` writes it."""
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    # Without case, BERT would also strip the marks above and below, and ดี were ด.
    tokenizer = transformers.BertTokenizer(str(folder / "vocab.txt"), do_lower_case=False)
    tokenizer.save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=12,
        initializer_range=1.0,  # wide, so that texts come out differently
        id2label=dict(enumerate(labels)),
        label2id={label: at for at, label in enumerate(labels)},
        **more,
    )
    model = kind(config).eval()
    model.save_pretrained(folder)
    return model


def shares(model, *tokens: str) -> list[float]:
    """What the model itself says of these tokens, alone and unpadded."""
    ids = torch.tensor([[WORDS.index(token) for token in ("[CLS]", *tokens, "[SEP]")]])
    with torch.inference_mode():
        return model(input_ids=ids).logits.double().softmax(-1)[0].tolist()


def moods(opinion) -> list[float]:
    return [getattr(opinion.moods, mood.value) for mood in Polarity]


def test_opinions_are_the_models_own_shares_in_the_order_of_the_texts(tmp_path: Path):
    model = a_bert(tmp_path / "m")
    reader = SequenceClassifier(str(tmp_path / "m"))
    opinions = list(reader.read(["ดี มาก", "แย่", "อำเภอ ดี แย่ มาก", *["ดี"] * 40]))

    assert reader.is_outside is False
    assert len(opinions) == 43
    assert moods(opinions[0]) == pytest.approx(shares(model, "ดี", "มาก"), abs=1e-5)
    assert moods(opinions[1]) == pytest.approx(shares(model, "แย่"), abs=1e-5)
    assert moods(opinions[2]) == pytest.approx(shares(model, "อำเภอ", "ดี", "แย่", "มาก"), abs=1e-5)
    assert all(sum(moods(each)) == pytest.approx(1) for each in opinions)
    assert {(each.services, each.drivers, each.whole) for each in opinions} == {(None, None, True)}


def test_a_text_longer_than_the_model_reads_is_said_not_to_be_whole(tmp_path: Path):
    a_bert(tmp_path / "m")
    short, long = SequenceClassifier(str(tmp_path / "m")).read(["ดี", "ดี " * 500])

    assert (short.whole, long.whole) == (True, False)


def test_the_name_says_which_weights_speak(tmp_path: Path):
    a_bert(tmp_path / "m")
    a_bert(tmp_path / "n")
    one, again, other = (SequenceClassifier(str(tmp_path / name)).name for name in "mmn")

    assert one == again
    assert one.startswith("transformers:m, weights ")
    assert one.split()[-1] != other.split()[-1]


def test_labels_of_other_names_count_as_what_the_caller_says(tmp_path: Path):
    model = a_bert(tmp_path / "m", ("NEG", "q", "pos", "neu"))
    (opinion,) = SequenceClassifier(str(tmp_path / "m"), labels={"Q": SO_SO}).read(["ดี"])
    sad, question, glad, neutral = shares(model, "ดี")

    assert moods(opinion) == pytest.approx([glad, neutral + question, sad], abs=1e-5)


def test_a_space_may_stand_under_another_word(tmp_path: Path):
    model = a_bert(tmp_path / "m")
    (opinion,) = SequenceClassifier(str(tmp_path / "m"), spaces=" < ").read(["ดี มาก"])

    assert moods(opinion) == pytest.approx(shares(model, "ดี", "<", "มาก"), abs=1e-5)


def test_a_model_of_wangchanbertas_kind_is_read_from_its_sentencepiece_file(tmp_path: Path):
    folder = tmp_path / "thai"
    folder.mkdir()
    (tmp_path / "words.txt").write_text("บริการดีมาก ประทับใจ\nรอนานมาก แย่ ไม่พอใจเลย\n" * 20, "utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(tmp_path / "words.txt"),
        model_prefix=str(folder / "sentencepiece.bpe"),
        vocab_size=60,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    (folder / "tokenizer_config.json").write_text('{"tokenizer_class": "CamembertTokenizer"}')
    config = transformers.CamembertConfig(
        vocab_size=100,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=24,
        initializer_range=1.0,
        id2label={0: "pos", 1: "neu", 2: "neg", 3: "q"},
    )
    transformers.CamembertForSequenceClassification(config).save_pretrained(folder)

    reader = SequenceClassifier(str(folder), labels={"q": SO_SO}, spaces="<_>")
    glad, sad, long = reader.read(["บริการดีมาก ประทับใจ", "รอนานมาก", "แย่ ไม่พอใจเลย " * 50])

    assert moods(glad) != moods(sad)
    assert [each.whole for each in (glad, sad, long)] == [True, True, False]


def failure(folder: Path, **how) -> SangsukError:
    with pytest.raises(SangsukError) as failed:
        SequenceClassifier(str(folder), **how)
    assert failed.value.code == "transformers.model"
    return failed.value


def test_a_model_without_a_trained_head_is_refused(tmp_path: Path):
    """The library would give it a head of random numbers, and a warning at most."""
    a_bert(tmp_path / "m", kind=transformers.BertForMaskedLM)

    assert "no trained head" in failure(tmp_path / "m").what


def test_labels_that_nobody_explains_are_named(tmp_path: Path):
    a_bert(tmp_path / "m", ("LABEL_0", "neu", "LABEL_2"))

    assert "LABEL_0, LABEL_2" in failure(tmp_path / "m").what
    assert "LABEL_2" in failure(tmp_path / "m", labels={"LABEL_0": GLAD}).what


def test_a_model_of_several_labels_at_once_is_refused(tmp_path: Path):
    a_bert(tmp_path / "m", problem_type="multi_label_classification")

    assert "several labels" in failure(tmp_path / "m").what


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    a_bert(tmp_path / "cut")
    weights = tmp_path / "cut" / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:300])
    a_bert(tmp_path / "odd")
    (tmp_path / "odd" / "config.json").write_text("{")

    for name in ("empty", "cut", "odd"):
        assert "cannot be loaded" in failure(tmp_path / name).what


def test_a_name_that_cannot_be_found_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))

    assert "cannot be loaded" in failure(Path("nobody/no-such-model"), revision="main").what


def test_code_that_comes_with_a_model_is_not_run(tmp_path: Path):
    a_bert(tmp_path / "m")
    config = json.loads((tmp_path / "m" / "config.json").read_text())
    config |= {"model_type": "own", "auto_map": {"AutoConfig": "own.Own"}}
    (tmp_path / "m" / "config.json").write_text(json.dumps(config))
    (tmp_path / "m" / "own.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")

    failure(tmp_path / "m")
    assert not (tmp_path / "ran").exists()


def test_the_command_reads_with_a_folder_and_tells_how_far_both_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    a_bert(tmp_path / "m")
    reading = {
        "id": "1",
        "platform": "facebook",
        "posted_at": "2020-12-02T09:14:35+07:00",
        "eligible": True,
        "districts": [],
        "sentiment": "positive",
        "masked": "ดี มาก",
        "reader": "r",
    }
    readings, out = tmp_path / "readings.jsonl", tmp_path / "second.jsonl"
    readings.write_text(json.dumps(reading))
    call = [readings, "--with", f"transformers:{tmp_path / 'm'}", "--out", out]
    monkeypatch.setattr(sys, "argv", ["sangsuk", "second-opinion", *map(str, call)])
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr()

    assert (left.value.code, told.err) == (0, "")
    assert told.out.startswith("1 texts to read on this machine; nothing is sent")
    assert " of 1 (" in told.out
    (row,) = map(json.loads, out.read_text().splitlines())
    (opinion,) = SequenceClassifier(str(tmp_path / "m")).read(["ดี มาก"])
    assert [row["sentiment_p"][mood.value] for mood in Polarity] == moods(opinion)
    assert row["services"] is None
