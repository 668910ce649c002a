"""What is uploaded is kept in memory while a request lasts: nothing readable is left on the disk.

More than ``MOST`` bytes of one file are counted and let go; its field then says that it is too big.
"""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST = 10 * 2**20


class OnlyInMemory(FileUploadHandler):
    """Collects one file after another, each up to ``MOST`` bytes."""

    parts: list[bytes]
    size = 0

    def new_file(self, *args: Any, **options: Any) -> None:
        """Begins with nothing."""
        super().new_file(*args, **options)
        self.parts, self.size = [], 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keeps it as long as all of it may be kept."""
        self.size += len(raw_data)
        if self.size <= MOST:
            self.parts.append(raw_data)
        else:
            self.parts.clear()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; of one that is too big only its size."""
        content = BytesIO(b"".join(self.parts))
        return InMemoryUploadedFile(
            content, self.field_name, "file", None, self.size, None, self.content_type_extra
        )
