from dataclasses import replace

import pytest

from noivu_desktop.errors import RuleSetError
from noivu_desktop.rules.loading import forget_loaded, load_rule_sets, own_folder, rule_set
from noivu_desktop.rules.saving import (
    add_rule_set_file,
    copied,
    delete_rule_set,
    rule_set_text,
    save_rule_set,
)


@pytest.fixture(autouse=True)
def _read_files_again():
    forget_loaded()
    yield
    forget_loaded()


@pytest.mark.parametrize("original", load_rule_sets(), ids=lambda one: one.id)
def test_a_copy_says_the_same_as_its_original(original):
    saved = save_rule_set(copied(original, title="Bản của tỉnh"))

    assert saved.id == "ban-cua-tinh"
    assert rule_set("ban-cua-tinh") == saved
    same = replace(saved, id=original.id, title=original.title, path=original.path, shipped=True)
    assert same == original


def test_shipped_sets_are_read_only():
    shipped = rule_set("nq-653-2019")

    with pytest.raises(RuleSetError, match="đi kèm chương trình nên không sửa được"):
        save_rule_set(replace(shipped, title="Khác"))
    with pytest.raises(RuleSetError, match="không xóa được"):
        delete_rule_set(shipped)
    assert not own_folder().exists()


def test_a_set_that_is_not_valid_leaves_the_saved_one_as_it_was():
    saved = save_rule_set(copied(rule_set("nq-653-2019"), title="Bản của tỉnh"))
    before = saved.path.read_bytes()

    with pytest.raises(RuleSetError, match="trước ngày ban hành"):
        save_rule_set(replace(saved, in_force_from="2001-01-01"))

    assert saved.path.read_bytes() == before
    assert list(own_folder().iterdir()) == [saved.path]


def test_a_second_copy_of_one_title_gets_its_own_id():
    save_rule_set(copied(rule_set("nq-653-2019"), title="Bản của tỉnh"))

    assert copied(rule_set("nq-653-2019"), title="Bản của tỉnh").id == "ban-cua-tinh-2"


def test_a_shared_file_is_taken_over_and_can_be_deleted(tmp_path):
    text = rule_set_text(copied(rule_set("tt-14-2018"), title="Của tỉnh bạn"))
    (tmp_path / "gui.toml").write_text(text, "utf-8")

    taken = add_rule_set_file(tmp_path / "gui.toml")
    assert rule_set("cua-tinh-ban").standards == rule_set("tt-14-2018").standards

    delete_rule_set(taken)
    assert "cua-tinh-ban" not in {one.id for one in load_rule_sets()}


def test_a_folder_that_cannot_be_written_is_one_sentence():
    own_folder().parent.mkdir(parents=True)
    own_folder().write_text("một tệp đứng ở chỗ của thư mục")

    with pytest.raises(RuleSetError, match="Không ghi được bộ quy định"):
        save_rule_set(copied(rule_set("nq-653-2019"), title="Bản của tỉnh"))
