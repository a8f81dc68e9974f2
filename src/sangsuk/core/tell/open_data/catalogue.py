"""How catalogues are told of the open data: DCAT, the Thai catalogue's own form, and Croissant.

Source:
    W3C DCAT 3; ข้อกำหนดเมทาดาทาสำหรับบัญชีข้อมูลภาครัฐ (data.go.th, CKAN); MLCommons Croissant 1.0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sangsuk.core.tell.open_data.dictionary import Table
from sangsuk.core.terms.codes import Words

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
CSV, PARQUET = "text/csv", "application/vnd.apache.parquet"
CROISSANT: Final = "http://mlcommons.org/croissant/1.0"
DCAT_WORDS: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
CROISSANT_WORDS: Final = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "conformsTo": {"@id": "http://purl.org/dc/terms/conformsTo"},
    "recordSet": "cr:recordSet",
    "field": "cr:field",
    "source": "cr:source",
    "extract": "cr:extract",
    "column": "cr:column",
    "fileObject": "cr:fileObject",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
}
DATA_TYPES: Final = {
    "count": "sc:Integer",
    "flag": "sc:Integer",
    "number": "sc:Float",
    "share": "sc:Float",
    "day": "sc:Date",
    "moment": "sc:DateTime",
    "code": "sc:Text",
    "text": "sc:Text",
}
KEYWORDS: Final = ("อำเภอ", "บริการประชาชน", "เสียงประชาชน", "district offices", "public services")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of the open data."""

    slug: str
    version: str
    name: Words
    host: Words
    about: Words
    opens: str  # days, ISO 8601
    closes: str
    made: str  # the day of the edition
    rules_digest: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of the edition."""

    name: str
    media: str
    sha256: str
    size: int


def as_dcat(edition: Edition, files: Sequence[File]) -> dict[str, Any]:
    """DCAT as JSON-LD."""
    return {
        "@context": DCAT_WORDS,
        "@id": f"urn:sangsuk:{edition.slug}:{edition.version}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{edition.slug}-{edition.version}",
        "dcat:version": edition.version,
        "dct:title": _in_both(edition.name),
        "dct:description": _in_both(edition.about),
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": _in_both(edition.host)},
        "dct:license": {"@id": LICENCE},
        "dct:language": ["th", "en"],
        "dct:issued": {"@type": "xsd:date", "@value": edition.made},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:date", "@value": edition.opens},
            "dcat:endDate": {"@type": "xsd:date", "@value": edition.closes},
        },
        "dcat:keyword": list(KEYWORDS),
        "dcat:distribution": [_distribution(one) for one in files],
    }


def as_thai_catalogue(edition: Edition, tables: Sequence[Table]) -> dict[str, Any]:
    """The fields of the government's data catalogue (data.go.th), in Thai."""
    return {
        "name": f"{edition.slug}-open-data",
        "title": edition.name.th,
        "notes": edition.about.th,
        "organization": edition.host.th,
        "data_type": "ข้อมูลสถิติ",
        "objective": "การมีส่วนร่วมของประชาชน",
        "update_frequency_unit": "ปี",
        "update_frequency_interval": 1,
        "geo_coverage": "อำเภอ",
        "data_source": "เรื่องที่ประชาชนเล่าในโครงการ และที่คนตรวจ",
        "data_format": ["CSV", "PARQUET", "DUCKDB"],
        "data_category": "ข้อมูลสาธารณะ",
        "license_id": "CC-BY-4.0",
        "data_language": "th",
        "created_date": edition.opens,
        "last_updated_date": edition.made,
        "version": edition.version,
        "tag_string": ",".join(KEYWORDS),
        "resources": [
            {"name": f"{table.name}.csv", "description": table.what.th, "format": "CSV"}
            for table in tables
        ],
    }


def as_croissant(
    edition: Edition, tables: Sequence[Table], files: Mapping[str, File]
) -> dict[str, Any]:
    """Croissant: how a program reads each column of each CSV."""
    return {
        "@context": CROISSANT_WORDS,
        "@type": "sc:Dataset",
        "conformsTo": CROISSANT,
        "name": edition.slug,
        "description": edition.about.en,
        "license": LICENCE,
        "version": edition.version,
        "datePublished": edition.made,
        "distribution": [_file_object(files[f"{table.name}.csv"]) for table in tables],
        "recordSet": [_record_set(table) for table in tables],
    }


def _in_both(words: Words) -> list[dict[str, str]]:
    return [
        {"@language": "th", "@value": words.th},
        {"@language": "en", "@value": words.en},
    ]


def _distribution(file: File) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dcat:mediaType": file.media,
        "dcat:byteSize": file.size,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": "sha256",
            "spdx:checksumValue": file.sha256,
        },
    }


def _file_object(file: File) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "contentUrl": file.name,
        "encodingFormat": file.media,
        "sha256": file.sha256,
    }


def _record_set(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.what.en,
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{table.name}/{one.name}",
                "name": one.name,
                "description": one.what.en,
                "dataType": DATA_TYPES[one.type],
                "source": {
                    "fileObject": {"@id": f"{table.name}.csv"},
                    "extract": {"column": one.name},
                },
            }
            for one in table.columns
        ],
    }
