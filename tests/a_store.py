"""A store of objects as S3 is one: moto's server, on loopback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

import boto3
from moto.server import ThreadedMotoServer
from pyarrow import fs

WHO = {
    "AWS_ACCESS_KEY_ID": "AKIAOFATEST",
    "AWS_SECRET_ACCESS_KEY": "secret-of-a-test",
    "AWS_EC2_METADATA_DISABLED": "true",  # else who asks is looked for in the network
}


class AStore:
    """A running store, and the file system that looks into it."""

    def __init__(self, host: str, port: int) -> None:
        self.endpoint = f"http://{host}:{port}"
        self.environment = WHO | {"AWS_ENDPOINT_URL": self.endpoint}
        self.files = fs.S3FileSystem(
            access_key=WHO["AWS_ACCESS_KEY_ID"],
            secret_key=WHO["AWS_SECRET_ACCESS_KEY"],
            region="us-east-1",
            scheme="http",
            endpoint_override=f"{host}:{port}",
            allow_bucket_creation=True,
        )

    def make_bucket(self, name: str) -> None:
        self.files.create_dir(name)

    def put(self, path: str, content: bytes) -> None:
        with self.files.open_output_stream(path) as stream:
            stream.write(content)

    def put_raw(self, bucket: str, key: str) -> None:
        """An object whose key pyarrow itself would not write."""
        client = boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id=WHO["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=WHO["AWS_SECRET_ACCESS_KEY"],
        )
        client.put_object(Bucket=bucket, Key=key, Body=b"{}")

    def get(self, path: str) -> bytes:
        with self.files.open_input_stream(path) as stream:
            return stream.read()

    def names(self, below: str) -> list[str]:
        found = self.files.get_file_info(fs.FileSelector(below, recursive=True))
        return sorted(info.path for info in found if info.type is fs.FileType.File)

    @contextmanager
    def knowing_nobody(self) -> Iterator[None]:
        """Whoever asks has keys that the store never gave."""
        self._ask_for_keys(after=b"0")
        try:
            yield
        finally:
            self._ask_for_keys(after=b"inf")

    def _ask_for_keys(self, *, after: bytes) -> None:
        plain = {"Content-Type": "text/plain"}
        urlopen(Request(f"{self.endpoint}/moto-api/reset-auth", after, plain)).close()


@contextmanager
def a_store() -> Iterator[AStore]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        yield AStore(*server.get_host_and_port())
    finally:
        server.stop()
