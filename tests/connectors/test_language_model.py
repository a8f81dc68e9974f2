import json
from pathlib import Path

import pytest
from llm_endpoint import PRAISE, Answer, an_endpoint, fault, in_turn, praises, says

from sangsuk.connectors.models.endpoint import Endpoint
from sangsuk.connectors.models.kept_answers import KeptAnswers
from sangsuk.connectors.models.openai import MOST_UNUSABLE, LanguageModel
from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.reading import Moods
from sangsuk.core.terms.second_opinion import Opinion, Silence, Tokens
from sangsuk.flow.reading.second_readers import is_fit_to_leave

TEXT = "ไปทำบัตรที่อำเภอปากช่อง เร็วมาก ยิ้มแย้ม [ชื่อบุคคล]"
GLAD = Opinion(moods=Moods(**PRAISE), services=("id_card",), drivers=("speed",))


class Pauses(list):
    """Waits for nobody, and knows how long it should have."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def a_model(url: str, folder: Path, *, prompt="prompt", model="m", patience=5.0, pauses=None):
    endpoint = Endpoint(
        url, "a-key", patience=patience, pause=Pauses() if pauses is None else pauses
    )
    return LanguageModel(
        endpoint, model=model, prompt=prompt, kept=KeptAnswers(folder), is_fit=is_fit_to_leave
    )


def test_it_sends_the_masked_text_alone_with_prompt_model_and_key(tmp_path: Path):
    with an_endpoint(in_turn(praises())) as fake:
        model = a_model(fake.url, tmp_path)
        assert list(model.read([TEXT])) == [GLAD]

    assert fake.asked == [
        {
            "model": "m",
            "messages": [
                {"role": "system", "content": "prompt"},
                {"role": "user", "content": TEXT},
            ],
            "max_tokens": 400,
            "temperature": 0,
        }
    ]
    assert fake.headers[0]["Authorization"] == "Bearer a-key"
    assert model.spent == Tokens(700, 40)


@pytest.mark.parametrize(
    "text",
    [
        "โทรหาพี่ได้ที่ 081-234-5678",
        "บัตร 1-1037-02071-81-1 หาย",
        "ติดต่อ somchai@example.com",
        "ขอบคุณ นางสาวสมศรี ใจดี มากค่ะ",
    ],
)
def test_a_text_with_personal_data_left_is_never_sent(tmp_path: Path, text: str):
    with an_endpoint(in_turn(praises())) as fake:
        model = a_model(fake.url, tmp_path)
        assert model.estimate([text]).asked == 0
        assert list(model.read([text, TEXT])) == [Silence.PERSONAL_DATA, GLAD]

    assert fake.texts == [TEXT]


def test_an_answer_is_paid_for_once(tmp_path: Path):
    with an_endpoint(in_turn(praises())) as fake:
        list(a_model(fake.url, tmp_path).read([TEXT]))
        again = a_model(fake.url, tmp_path)
        assert list(again.read([TEXT])) == [GLAD]
        assert (again.estimate([TEXT]).asked, again.estimate([TEXT]).kept) == (0, 1)
        assert (len(fake.asked), again.spent) == (1, Tokens())

        list(a_model(fake.url, tmp_path, prompt="another").read([TEXT]))
        list(a_model(fake.url, tmp_path, model="another").read([TEXT]))
        list(a_model(fake.url, tmp_path).read([TEXT + "!"]))
        assert len(fake.asked) == 4


def test_copies_are_asked_for_once(tmp_path: Path):
    with an_endpoint(in_turn(praises())) as fake:
        model = a_model(fake.url, tmp_path)
        assert model.estimate([TEXT] * 9).asked == 1
        assert list(model.read([TEXT] * 9)) == [GLAD] * 9
        assert len(fake.asked) == 1


def test_what_is_kept_does_not_hold_the_text_and_damage_is_asked_again(tmp_path: Path):
    with an_endpoint(in_turn(praises())) as fake:
        list(a_model(fake.url, tmp_path).read([TEXT]))
        (kept,) = tmp_path.rglob("*.json")
        assert json.loads(kept.read_text()) == {
            "sentiment": PRAISE,
            "services": ["id_card"],
            "drivers": ["speed"],
        }
        for damage in ("", '{"sentiment"', "[]", "null", '{"sentiment": {"positive": 9}}'):
            kept.write_text(damage)
            assert list(a_model(fake.url, tmp_path).read([TEXT])) == [GLAD]
        assert len(fake.asked) == 6


def test_it_waits_as_long_as_it_is_told(tmp_path: Path):
    pauses = Pauses()
    limit = fault(429, "rate_limit_exceeded", Retry_After="7")
    with an_endpoint(in_turn(limit, limit, praises())) as fake:
        assert list(a_model(fake.url, tmp_path, pauses=pauses).read([TEXT])) == [GLAD]

    assert pauses == [7, 7]


def test_it_really_waits(tmp_path: Path):
    with an_endpoint(in_turn(fault(429, "slow", Retry_After="0.05"), praises())) as fake:
        model = LanguageModel(
            Endpoint(fake.url, ""),
            model="m",
            prompt="p",
            kept=KeptAnswers(tmp_path),
            is_fit=is_fit_to_leave,
        )
        assert list(model.read([TEXT])) == [GLAD]


@pytest.mark.parametrize("odd", ["nan", "-3", "soon", ""])
def test_an_odd_wait_is_passed_over(tmp_path: Path, odd: str):
    pauses = Pauses()
    with an_endpoint(in_turn(fault(429, "slow", Retry_After=odd), praises())) as fake:
        assert list(a_model(fake.url, tmp_path, pauses=pauses).read([TEXT])) == [GLAD]

    assert pauses == [1]


def test_an_answer_that_breaks_off_is_asked_for_again(tmp_path: Path):
    whole = praises()
    cut = Answer(200, whole.body[:-9], {"Content-Length": str(len(whole.body))})
    with an_endpoint(in_turn(cut, whole)) as fake:
        assert list(a_model(fake.url, tmp_path).read([TEXT])) == [GLAD]
        assert len(fake.asked) == 2


@pytest.mark.parametrize("status", [500, 502, 503, 529])
def test_a_stumble_of_the_endpoint_is_asked_again_ever_more_slowly(tmp_path: Path, status: int):
    pauses = Pauses()
    later = {"Retry_After": "Wed, 21 Oct 2020 07:28:00 GMT"} if status == 503 else {}
    stumble = fault(status, "server_error", **later)
    with an_endpoint(in_turn(stumble, stumble, stumble, praises())) as fake:
        assert list(a_model(fake.url, tmp_path, pauses=pauses).read([TEXT])) == [GLAD]

    assert pauses == [1, 2, 4]


def failure(answer: Answer, folder: Path, *, patience=5.0) -> tuple[SangsukError, int]:
    """What the caller is told, and how often the endpoint was asked."""
    with an_endpoint(in_turn(answer)) as fake:
        with pytest.raises(SangsukError) as failed:
            list(a_model(fake.url, folder, patience=patience).read([TEXT]))
        return failed.value, len(fake.asked)


def test_five_failures_in_a_row_end_the_run_and_lose_nothing(tmp_path: Path):
    with an_endpoint(in_turn(praises(), fault(500, "down"))) as fake:
        model = a_model(fake.url, tmp_path)
        assert list(model.read([TEXT])) == [GLAD]
        with pytest.raises(SangsukError, match="answers 500") as failed:
            list(model.read(["อีกเรื่อง"]))
        assert (failed.value.code, len(fake.asked)) == ("llm.unavailable", 6)
        assert list(model.read([TEXT])) == [GLAD]


def test_a_long_wait_is_not_cut_short_but_put_off(tmp_path: Path):
    error, asked = failure(fault(429, "quota", Retry_After="86400"), tmp_path)

    assert (error.code, asked) == ("llm.unavailable", 1)


def test_an_endpoint_that_does_not_answer_in_time_is_left(tmp_path: Path):
    error, asked = failure(Answer(after=0.2), tmp_path, patience=0.05)

    assert (error.code, asked) == ("llm.unavailable", 5)
    assert "no answer within 0.05 seconds" in error.what


def test_an_endpoint_that_is_not_there_is_said_not_to_be(tmp_path: Path):
    with an_endpoint(in_turn(praises())) as fake:
        url = fake.url
    with pytest.raises(SangsukError, match="cannot be reached") as failed:
        list(a_model(url, tmp_path).read([TEXT]))

    assert failed.value.code == "llm.unavailable"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (fault(401, "invalid_api_key"), "llm.refused"),
        (fault(403, "no_access"), "llm.refused"),
        (fault(404, "model_not_found"), "llm.refused"),
        (Answer(402, b"<html>pay</html>"), "llm.refused"),
        (Answer(302, headers={"Location": "http://127.0.0.1:1/elsewhere"}), "llm.refused"),
        (fault(400, "bad_request", param="messages"), "llm.asked_wrong"),
    ],
)
def test_a_refusal_is_told_at_once_without_key_or_text(tmp_path: Path, answer: Answer, code: str):
    error, asked = failure(answer, tmp_path)

    assert (error.code, asked) == (code, 1)
    assert not any(secret in str(error) for secret in ("a-key", "ความลับ", TEXT))


USABLE = {"sentiment": PRAISE, "services": [], "drivers": []}


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"<html>a proxy speaks</html>"),
        Answer(body=b""),
        Answer(body=b'{"choices": []}'),
        Answer(body=b'["no object"]'),
        Answer(body=b'{"choices": [{"message": {"content": null}}]}'),
        says("The text is positive."),
        says('{"sentiment": {"positive": 1, "neutral": 0, "neg'),
        says(USABLE | {"sentiment": {"happy": 1.0}}),
        says(USABLE | {"sentiment": PRAISE | {"mixed": 0.0}}),
        says(USABLE | {"sentiment": "positive"}),
        says(USABLE | {"sentiment": {"positive": 0.9, "neutral": 0.9, "negative": 0.9}}),
        says(USABLE | {"sentiment": {"positive": 1.5, "neutral": -0.5, "negative": 0}}),
        says(USABLE | {"sentiment": {"positive": True, "neutral": 0, "negative": 0}}),
        says(USABLE | {"sentiment": {"positive": float("nan"), "neutral": 0, "negative": 0}}),
        says(USABLE | {"services": ["passport"]}),
        says(USABLE | {"services": "id_card"}),
        says(USABLE | {"drivers": [["speed"]]}),
        says({"sentiment": PRAISE}),
        says("[" * 100_000),
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_is_no_opinion(tmp_path: Path, answer: Answer):
    with an_endpoint(in_turn(answer, praises())) as fake:
        model = a_model(fake.url, tmp_path)
        assert list(model.read([TEXT])) == [Silence.UNUSABLE]
        assert list(model.read([TEXT])) == [GLAD]  # it was not kept


def test_a_fence_around_the_answer_does_no_harm(tmp_path: Path):
    told = json.dumps({"sentiment": PRAISE, "services": ["id_card"], "drivers": ["speed"]})
    with an_endpoint(in_turn(says(f"```json\n{told}\n```\n"))) as fake:
        assert list(a_model(fake.url, tmp_path).read([TEXT])) == [GLAD]


@pytest.mark.parametrize(
    "answer",
    [
        fault(400, "content_filter"),
        fault(400, "context_length_exceeded"),
        says("", finish_reason="content_filter"),
        says("", message={"content": None, "refusal": "no"}),
    ],
)
def test_a_model_that_will_not_read_one_text_reads_the_others(tmp_path: Path, answer: Answer):
    def either(body):
        return answer if body["messages"][-1]["content"] == "ไม่อ่าน" else praises()

    with an_endpoint(either) as fake:
        opinions = list(a_model(fake.url, tmp_path).read(["ไม่อ่าน", TEXT]))

    assert opinions == [Silence.REFUSED, GLAD]


def test_settings_that_a_model_does_not_take_are_changed(tmp_path: Path):
    def picky(body):
        for name in ("max_tokens", "temperature"):
            if name in body:
                return fault(400, "unsupported_parameter", param=name)
        return praises()

    with an_endpoint(picky) as fake:
        model = a_model(fake.url, tmp_path)
        assert list(model.read([TEXT, TEXT + "!"])) == [GLAD, GLAD]
        list(model.read([TEXT + "?"]))

    last = {name: value for name, value in fake.asked[-1].items() if name != "messages"}
    assert last == {"model": "m", "max_completion_tokens": 400}


def test_a_model_that_never_answers_usably_is_not_paid_further(tmp_path: Path):
    texts = [f"เรื่องที่ {n}" for n in range(100)]
    with an_endpoint(in_turn(says("yes"))) as fake:
        with pytest.raises(SangsukError) as failed:
            list(a_model(fake.url, tmp_path).read(texts))
        assert (failed.value.code, len(fake.asked)) == ("llm.unusable", MOST_UNUSABLE)


def test_opinions_come_in_the_order_of_the_texts(tmp_path: Path):
    def by_number(body):
        share = int(body["messages"][-1]["content"]) / 100
        return praises(positive=share, neutral=1 - share, negative=0.0)

    texts = [str(n) for n in range(30)]
    with an_endpoint(by_number) as fake:
        opinions = list(a_model(fake.url, tmp_path).read(texts))

    assert [round(each.moods.positive * 100) for each in opinions] == list(range(30))


def test_half_a_character_is_sent_and_kept_without_a_stumble(tmp_path: Path):
    with an_endpoint(in_turn(praises())) as fake:
        model = a_model(fake.url, tmp_path)
        assert model.estimate(["ดี \ud83d"]).asked == 1
        assert list(model.read(["ดี \ud83d"])) == [GLAD]


@pytest.mark.parametrize(
    ("url", "key", "code"),
    [
        ("llm.example.com/v1", "k", "llm.address"),
        ("ftp://llm.example.com/v1", "k", "llm.address"),
        ("http://llm.example.com/v1", "k", "llm.address"),
        ("https://me:secret@llm.example.com/v1", "k", "llm.address"),
        ("https://llm.example.com:port/v1", "k", "llm.address"),
        ("https://[::1/v1", "k", "llm.address"),
        ("https://llm.example.com/ตอบ", "k", "llm.address"),
        ("https://llm.example.com/v1\n", "k", "llm.address"),
        ("https://llm.example.com/v1", "", "llm.key"),
        ("https://llm.example.com/v1", "secret\n", "llm.key"),
        ("https://llm.example.com/v1", "กุญแจ", "llm.key"),
    ],
)
def test_an_address_that_will_not_do_is_refused_before_anything_is_sent(url, key, code):
    with pytest.raises(SangsukError) as failed:
        Endpoint(url, key)

    assert failed.value.code == code
    assert "secret" not in str(failed.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://llm.example.com/v1",
        "https://llm.example.com/v1/",
        "https://llm.example.com/v1/chat/completions",
    ],
)
def test_an_address_may_be_that_of_the_api_or_of_its_chat(url):
    assert Endpoint(url, "k").url == "https://llm.example.com/v1/chat/completions"


@pytest.mark.parametrize("host", ["localhost", "10.0.0.7:8000", "[::1]", "gpu1", "llm.internal"])
def test_the_own_network_may_do_without_https_and_key(host):
    assert Endpoint(f"http://{host}/v1", "").url == f"http://{host}/v1/chat/completions"
