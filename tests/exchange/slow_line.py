"""A bad line on loopback: carries bytes between two ports at a given rate, late, and cut where a test says."""

from __future__ import annotations

import asyncio


class SlowLine:
    """A proxy with one queue a direction: a rate in bytes a second, a delay, a cut after so many bytes up."""

    def __init__(
        self, host: str, port: int, *, bytes_s: float = 1e9, delay_s: float = 0.0, cut_after: int = 0
    ) -> None:
        self._to, self._bytes_s, self._delay_s, self.cut_after = (host, port), bytes_s, delay_s, cut_after
        self.carried_up = 0
        self.parted = False
        """While it is parted, whoever calls is cut off at once."""
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> tuple[str, int]:
        self._server = await asyncio.start_server(self._called, "127.0.0.1", 0)
        host, port = self._server.sockets[0].getsockname()[:2]
        return host, port

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._caller(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _caller(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.parted:
            writer.transport.abort()
            return
        far_reader, far_writer = await asyncio.open_connection(*self._to)
        up = asyncio.create_task(self._carry(reader, far_writer, up=True))
        down = asyncio.create_task(self._carry(far_reader, writer, up=False))
        try:
            await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(self._delay_s + 0.01)
        finally:
            for task in (up, down):
                task.cancel()
            for end in (writer, far_writer):
                end.transport.abort()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, up: bool) -> None:
        """Like a modem: a byte leaves when the byte before it has left, and is there `delay_s` later."""
        loop = asyncio.get_running_loop()
        free_at = loop.time()
        while data := await reader.read(64 if self._bytes_s < 10_000 else 65_536):
            cut = up and 0 < self.cut_after < self.carried_up + len(data)
            if cut:
                data = data[: max(0, self.cut_after - self.carried_up)]
            self.carried_up += len(data) * up
            free_at = max(free_at, loop.time()) + len(data) / self._bytes_s
            await asyncio.sleep(max(0.0, free_at - loop.time()))
            loop.call_later(self._delay_s, self._hand_over, writer, data)
            if cut:
                return

    @staticmethod
    def _hand_over(writer: asyncio.StreamWriter, data: bytes) -> None:
        if not writer.is_closing():
            writer.write(data)
