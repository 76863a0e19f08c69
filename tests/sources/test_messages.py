"""Messages as text, YAML and JSON: what is written reads back the same, what is read loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from detente.agreements.form_loading import load_forms
from detente.model.message import Message
from detente.sources.message_files import read_message, write_message_yaml
from detente.sources.message_text import read_message_text, write_message_text
from tests.sources.made_messages import messages

FORMS = load_forms()
TYPES = sorted(FORMS.by_type)
EXAMPLES = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("type_", TYPES)
def test_text_reads_back_the_same(type_: str) -> None:
    @EXAMPLES
    @given(messages(FORMS.form(type_)))
    def holds(message: Message) -> None:
        text = write_message_text(message, FORMS)
        assert read_message_text(text, "made", FORMS) == message
        assert read_message(text.encode(), "made.txt", FORMS) == message
        assert write_message_text(read_message_text(text, "made", FORMS), FORMS) == text
        blank = write_message_text(message, FORMS, blank=True)
        assert read_message_text(blank, "made", FORMS) == message
        assert read_message(write_message_yaml(message, FORMS).encode(), "made.yaml", FORMS) == message

    holds()
