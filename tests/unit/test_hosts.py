"""Who publishes a text: the table of publishers, and what a profile of another archive adds to it."""

from __future__ import annotations

import pytest
from attrs import evolve

import archivetext
from archivetext.citations import parse_citation, read_citation
from archivetext.citations.hosts import hosts_of, publishers
from archivetext.profiles import PROFILES, Profile
from archivetext.words import lists

ADDRESS = "papers.kravonia.example/item/"
KRAVONIA = Profile(
    "kravonia",
    "State Papers of Kravonia",
    page="date? title citation? summary? labels body",
    unit="paragraph",
    labels={"Cited as": "citation", "Abstract": "summary", "Text": "contents"},
    hosts=("Kravonian State Papers Project", "Letters of the Court, Strelsau", "papers.kravonia.example"),
    addresses=(ADDRESS,),
)


def page(host: str, behind: str, profile: Profile = KRAVONIA) -> archivetext.Document:
    cited = f'"On Trade," May 21, 1962, {host}, {behind}. https://{ADDRESS}77'
    return archivetext.parse(f"May 21, 1962\n\nOn Trade\n\nCited as: {cited}\n\nText: Transcript - Russian\n\nWords.", profile=profile)


def told(citation: archivetext.Citation | None) -> tuple[object, ...]:
    assert citation is not None
    return (
        citation.title,
        citation.date and citation.date.edtf,
        citation.host,
        [(one.repository and one.repository.name, [(level.kind, level.value) for level in one.levels]) for one in citation.references],
        citation.document_id,
    )


def test_the_table_says_its_form() -> None:
    text = lists.read("archivetext.citations", "hosts.txt")
    assert text.startswith("# ")
    assert any(line.startswith("# Form") for line in text.splitlines()[:3])
    for one in publishers().values():
        assert one.hosts
        assert all(name == " ".join(name.split()) for name in (*one.hosts, *one.projects))
        assert all("/" in address for address in one.addresses)
    assert {host for profile in PROFILES for host in profile.hosts} == {host for one in publishers().values() for host in one.hosts}


@pytest.mark.parametrize("host", KRAVONIA.hosts)
@pytest.mark.parametrize(
    ("behind", "name", "levels"),
    [
        ("RGANI, F. 3, Op. 1", "Russian State Archive of Contemporary History", [("fond", "3"), ("opis", "1")]),
        ("Royal Archive of Kravonia, Box 3", "Royal Archive of Kravonia", [("box", "3")]),
        ("Ministry of War, Box 7", "Ministry of War", [("box", "7")]),
        ("Box 3, Folder 2", None, [("box", "3"), ("folder", "2")]),
    ],
)
def test_a_page_of_another_archive(host: str, behind: str, name: str | None, levels: list[tuple[str, str]]) -> None:
    document = page(host, behind)
    assert told(document.citation) == ("On Trade", "1962-05-21", host, [(name, levels)], "77")
    assert archivetext.loads(archivetext.dumps(document, source=True)) == document


@pytest.mark.parametrize("host", KRAVONIA.hosts)
def test_without_the_hosts_of_the_profile_the_host_is_not_told(host: str) -> None:
    nobody = evolve(KRAVONIA, hosts=(), addresses=())
    assert told(page(host, "RGANI, F. 3, Op. 1", nobody).citation)[2:] == (
        None,
        [("Russian State Archive of Contemporary History", [("fond", "3"), ("opis", "1")])],
        None,
    )


def test_hosts_of_a_profile_and_archives_of_a_users_own_are_met_in_one_citation() -> None:
    mine = evolve(KRAVONIA, knowledge=archivetext.Knowledge(archives="Burg Repository\tBR\tcode\t\tStrelsau\t\t\tbin=box\n"))
    host = KRAVONIA.hosts[0]
    document = page(host, "BR, Bin 3", mine)
    assert told(document.citation) == ("On Trade", "1962-05-21", host, [("Burg Repository", [("box", "3")])], "77")
    assert told(page(host, "BR, Bin 3").citation)[3] != [("Burg Repository", [("box", "3")])]


def test_a_citation_whose_quotation_marks_or_label_are_lost() -> None:
    text = "On Trade, May 21, 1962, Kravonian State Papers Project, RGANI, F. 3, Op. 1."
    assert told(read_citation(text, 0, len(text), hosts=KRAVONIA.hosts))[:3] == ("On Trade", "1962-05-21", "Kravonian State Papers Project")
    cited = f'"On Trade," May 21, 1962, Kravonian\nState Papers Project, RGANI, F. 3, Op. 1. {ADDRESS}77'
    document = archivetext.parse(
        f"May 21, 1962\n\nOn Trade\n\n{cited}\n\nThe council meets.\n\nText: Transcript - Russian\n\nWords.", profile=KRAVONIA
    )
    assert [(field.key, field.text) for field in document.header.fields][:2] == [
        ("citation", cited.replace("\n", " ")),
        ("summary", "The council meets."),
    ]
    assert document.citation is not None
    assert document.citation.host == "Kravonian State Papers Project"


def test_known_hosts_stay_known_beside_those_of_a_profile() -> None:
    for host in (*publishers()["wilson"].hosts, "Strelsau Digital Library", "The Kravonian Online Archive"):
        assert told(page(host, "RGANI, F. 3, Op. 1").citation)[2] == host
    longer = read_citation(
        text := '"On Trade," May 21, 1962, Kravonia Digital Archive Project, RGANI, F. 3',
        0,
        len(text),
        hosts=("Kravonia Digital Archive Project",),
    )
    assert longer.host == "Kravonia Digital Archive Project"


def test_a_host_is_a_whole_name() -> None:
    hosts = hosts_of(("Strelsau Papers", ""))
    assert not hosts.match("Strelsau Papershop", 0, 18)
    assert hosts.find("as the Strelsau Papers say", 0, 26) == (7, 22)
    assert hosts.publishes("Strelsau Papers")
    assert not hosts_of().publishes("Strelsau Papers")


def test_the_number_of_a_document_stands_behind_the_address_of_a_publisher() -> None:
    text = '"On Trade," May 21, 1962, Royal Archive of Kravonia, Box 3. https://papers.kravonia.example/item/77.pdf'
    assert parse_citation(text).document_id is None
    assert read_citation(text, 0, len(text), addresses=("/item/",)).document_id == "77"
    assert parse_citation(text.replace("/item/", "/document/")).document_id == "77"


def test_phrases_may_be_given_as_a_list_or_alone() -> None:
    profile = Profile("mine", "our pages", hosts=["A B", "C D"], furniture="close")  # type: ignore[arg-type]
    assert (profile.hosts, profile.furniture) == (("A B", "C D"), ("close",))
    assert hash(profile.hosts)
