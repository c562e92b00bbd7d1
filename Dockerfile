# The bot alone: no tests, no linters, no pip cache, nobody's root. Build: docker build -t scheduler-bot .
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/bot

COPY requirements-run.lock .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement requirements-run.lock

COPY app.py ./
COPY bot bot
COPY cards cards
COPY dialogs dialogs

# Only the file store writes here; with PostgreSQL the whole file system may be read-only.
RUN useradd --system --no-create-home --uid 10001 bot && install -d -o bot -g bot /srv/bot/data
USER bot
VOLUME /srv/bot/data
EXPOSE 3978

HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('PORT', '3978') + '/healthz', timeout=2)"]

# As it is, without a shell between: the bot hears SIGTERM itself and ends within ten seconds.
CMD ["python", "app.py"]
