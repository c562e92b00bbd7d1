import pytest

from bot.graph.sign_in.encryption import AddressCipher, DecryptionFailed

OLD, NEW = "old " * 10, "new " * 10


def test_the_same_content_has_the_same_address_and_says_nothing():
    cipher = AddressCipher([NEW])
    sealed = cipher.seal(b"Ian is busy")
    assert sealed == AddressCipher([NEW]).seal(b"Ian is busy") != cipher.seal(b"Mei is busy")
    assert sealed.replace("-", "").replace("_", "").isalnum()
    assert cipher.open(sealed) == b"Ian is busy"


def test_what_an_older_key_sealed_still_opens():
    sealed = AddressCipher([OLD]).seal(b"row")
    assert AddressCipher([NEW, OLD]).open(sealed) == b"row"
    with pytest.raises(DecryptionFailed):
        AddressCipher([NEW]).open(sealed)


@pytest.mark.parametrize("wrong", ["", "x", "A" * 100, "é", "%%%"])
def test_what_was_not_sealed_does_not_open(wrong):
    with pytest.raises(DecryptionFailed):
        AddressCipher([NEW]).open(wrong)


def test_what_was_changed_does_not_open():
    sealed = AddressCipher([NEW]).seal(b"row")
    with pytest.raises(DecryptionFailed):
        AddressCipher([NEW]).open(("B" if sealed[0] == "A" else "A") + sealed[1:])
