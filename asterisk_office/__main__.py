"""Play scenes: ``python -m asterisk_office play --all``."""

import asyncio, sys, tempfile, time
from pathlib import Path
from .office import Office
from .performance import play, SceneFailed
from .scenes import SCENES


async def main():
    names = sys.argv[1:] or list(SCENES)
    with tempfile.TemporaryDirectory(prefix="pbx-") as f:
        t = time.time()
        async with Office(Path(f)) as office:
            print("started", time.time() - t)
            for n in names:
                t = time.time()
                try:
                    p = await play(SCENES[n], office)
                    print(f"ok {n} {time.time() - t:.1f}", flush=True)
                    for l in p.legs:
                        if len(names) < 6:
                            print("   ", l)
                except SceneFailed as e:
                    print(f"WRONG {time.time() - t:.1f}", e, flush=True)


asyncio.run(main())
