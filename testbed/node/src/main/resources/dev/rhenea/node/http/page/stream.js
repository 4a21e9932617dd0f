// The events of one log, for as long as somebody wants them, through every loss of the connection.

const KINDS = ['chain', 'now', 'nodes', 'explanation', 'suggestions'];
const SILENCE = 7000; // a node says something every two seconds
const PAUSE = 1000;

export class Stream {
  #source;
  #alarm;
  #closed = false;

  constructor(log, listener) {
    this.url = `/v1/logs/${encodeURIComponent(log)}/events`;
    this.listener = listener;
    this.#open();
  }

  close() {
    this.#closed = true;
    this.#drop();
  }

  #open() {
    if (this.#closed) return;
    this.#source = new EventSource(this.url);
    for (const kind of KINDS) {
      this.#source.addEventListener(kind, event => {
        this.#expect();
        this.listener.live();
        this.listener.told(kind, JSON.parse(event.data));
      });
    }
    this.#source.onerror = () => this.#lost();
    this.#expect();
  }

  #expect() {
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => this.#lost(), SILENCE);
  }

  #lost() {
    this.#drop();
    if (!this.#closed) {
      this.listener.lost();
      this.#alarm = setTimeout(() => this.#open(), PAUSE);
    }
  }

  #drop() {
    clearTimeout(this.#alarm);
    this.#source?.close();
  }
}
