(() => {
"use strict";
const $ = (s, e = document) => e.querySelector(s);
const $$ = (s, e = document) => [...e.querySelectorAll(s)];
const root = document.documentElement;
const store = {
get(k) { try { return localStorage.getItem("reportdiff-" + k); } catch { return null; } },
set(k, v) { try { localStorage.setItem("reportdiff-" + k, v); } catch { /* private mode */ } },
};
const found = $$(".f");
const count = $("#count"), query = $("#q"), unsure = $("#unsure");
const boxes = $$(".kinds input[value]");
const kind = (f) => f.closest("[data-k]").dataset.k;
/* What continues shows only how its sentence begins: it is searched as it stands in the full text. */
const whole = (f) => f.closest(".small") ? $$("a", f).map((a) => document.getElementById(a.hash.slice(1))).map((e) => e ? e.textContent : "").join(" ") : "";
const texts = new Map(found.map((f) => [f, (f.textContent + whole(f)).toLowerCase()]));
$$(".tools,.bar,.only-js").forEach((e) => { e.hidden = false; });

/* What is shown, in the address: ?hide=…&q=…&only=unsure */
const say = (text) => { if (count) count.textContent = text; };
const tell = (n) => say(n || !found.length ? count.dataset.text.replace("{n}", n).replace("{m}", found.length) : count.dataset.none);
function filter(write) {
if (!query) return;
const hidden = new Set(boxes.filter((b) => !b.checked).map((b) => b.value));
const words = query.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
let n = 0;
for (const f of found) {
const on = !hidden.has(kind(f)) && (!unsure.checked || "u" in f.dataset) && words.every((w) => texts.get(f).includes(w));
f.hidden = !on;
n += on;
}
for (const list of $$(".cards")) {
const none = $$(".f", list).every((f) => f.hidden);
const title = list.previousElementSibling;
list.hidden = none;
if (title && title.tagName === "H3") title.hidden = none;
}
const active = hidden.size || words.length || unsure.checked;
if (words.length) $$(".fold").forEach((d) => { d.open = $$(".f", d).some((f) => !f.hidden); });
$("[data-do=clear]").hidden = !active;
tell(n);
if (!write) return;
const state = new URLSearchParams();
if (hidden.size) state.set("hide", [...hidden].join(","));
if (words.length) state.set("q", query.value.trim());
if (unsure.checked) state.set("only", "unsure");
const search = state.toString();
try { history.replaceState(null, "", location.pathname + (search ? "?" + search : "") + location.hash); } catch { /* about:srcdoc */ }
}
function restore() {
if (!query) return;
const state = new URLSearchParams(location.search);
const hide = (state.get("hide") || "").split(",");
boxes.forEach((b) => { b.checked = !hide.includes(b.value); });
query.value = state.get("q") || "";
unsure.checked = state.get("only") === "unsure";
filter(false);
}
let timer;
if (query) {
query.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => filter(true), 120); });
[...boxes, unsure].forEach((b) => b.addEventListener("change", () => filter(true)));
}

/* Arriving: open folds, show what a filter hid, focus, flash. Unknown ids fall back. */
function target(id) {
const exact = document.getElementById(id);
if (exact) return exact;
const [, near] = id.split("~");
if (near) return document.getElementById(near);
const paragraph = /^([on]-p\d+)s\d+$/.exec(id);
return paragraph && document.getElementById(paragraph[1]);
}
function arrive(e, quiet) {
for (let p = e.parentElement; p; p = p.parentElement) if (p.tagName === "DETAILS") p.open = true;
for (let p = e; p; p = p.parentElement) if (p.hidden && p !== root) p.hidden = false;
if (!e.matches("a,button,input,summary")) e.tabIndex = -1;
e.scrollIntoView({ block: e.offsetHeight > innerHeight / 2 ? "start" : "center" });
e.focus({ preventScroll: true });
if (quiet) return;
e.classList.remove("flash");
void e.offsetWidth;
e.classList.add("flash");
}
function follow() {
let id = location.hash.slice(1);
try { id = decodeURIComponent(id); } catch { /* as it stands */ }
const e = id && target(id);
if (e) arrive(e, e.matches("section,main"));
}
addEventListener("hashchange", follow);

/* Next and previous: the findings that are shown, in order. */
let at = -1;
function step(by) {
const shown = found.filter((f) => !f.hidden && (f.offsetParent || f.closest("details")));
if (!shown.length) return;
const now = document.activeElement && document.activeElement.closest(".f");
if (now) at = shown.indexOf(now);
else if (at < 0) at = by > 0 ? shown.findIndex((f) => f.getBoundingClientRect().top > 60) - 1 : shown.length;
at = Math.min(Math.max(at + by, 0), shown.length - 1);
arrive(shown[at]);
}

/* Redlines side by side: each card's wording twice, once without what came, once without what went. */
function sides(on) {
for (const card of $$("#changed .f")) {
const line = $(":scope > p", card);
const old = $(".sides", card);
if (old) { old.remove(); line.hidden = false; card.classList.remove("two"); }
if (!on || !$("ins,del", line)) continue;
const pair = document.createElement("div");
pair.className = "sides";
for (const gone of ["ins", "del"]) {
const copy = line.cloneNode(true);
copy.querySelectorAll(gone).forEach((e) => e.remove());
pair.append(copy);
}
line.before(pair);
line.hidden = true;
card.classList.add("two");
}
}
function order(on) {
const table = $("#fulfilment table");
const rows = $$("tbody", table);
rows.forEach((r, i) => { if (!r.dataset.i) r.dataset.i = i; });
const key = on ? "o" : "i";
rows.sort((a, b) => a.dataset[key] - b.dataset[key]).forEach((r) => table.append(r));
}
const themes = ["", "dark", "light"];
function theme(name) {
if (name) root.dataset.theme = name; else delete root.dataset.theme;
const button = $("[data-do=theme]");
if (button) $("span", button).textContent = button.dataset.names.split("|")[themes.indexOf(name)];
}
let chosen = store.get("theme") || "";
theme(themes.includes(chosen) ? chosen : (chosen = ""));

const keys = $("#keys"), help = $("#help");
keys.checked = store.get("keys") !== "off";
keys.addEventListener("change", () => store.set("keys", keys.checked ? "on" : "off"));
const actions = {
theme() { chosen = themes[(themes.indexOf(chosen) + 1) % 3]; theme(chosen); store.set("theme", chosen); },
print() { print(); },
help() { help.showModal(); },
close() { help.close(); },
clear() { boxes.forEach((b) => { b.checked = true; }); query.value = ""; unsure.checked = false; filter(true); query.focus(); },
prev() { step(-1); },
next() { step(1); },
fold(b) {
const open = $$("main details:not(.kinds)").some((d) => !d.open);
$$("main details:not(.kinds)").forEach((d) => { d.open = open; });
[b.textContent, b.dataset.other] = [b.dataset.other, b.textContent];
},
order(b) { order(b.checked); },
sides(b) { sides(b.checked); },
printall(b) { if (b.checked) root.dataset.print = "all"; else delete root.dataset.print; },
};
document.addEventListener("click", (event) => {
const control = event.target.closest("[data-do]");
if (control) actions[control.dataset.do](control);
const tag = event.target.closest("a.tag");
if (tag && navigator.clipboard) navigator.clipboard.writeText(tag.href).then(() => say(count.dataset.copied), () => {});
const link = event.target.closest("a[href^='#']");
if (link && link.hash === location.hash) { event.preventDefault(); follow(); }
const panel = $(".kinds[open]");
if (panel && !panel.contains(event.target)) panel.open = false;
});
document.addEventListener("keydown", (event) => {
const panel = $(".kinds[open]");
if (event.key === "Escape" && panel) { panel.open = false; $("summary", panel).focus(); return; }
if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
if (event.target.matches("input:not([type=checkbox]),textarea,select")) return;
const act = { j: actions.next, k: actions.prev, "/": () => query && query.focus(), "?": actions.help }[event.key];
if (act) { event.preventDefault(); act(); }
});
let opened = [];
addEventListener("beforeprint", () => { opened = $$("details:not([open])"); opened.forEach((d) => { d.open = true; }); });
addEventListener("afterprint", () => { opened.forEach((d) => { d.open = false; }); opened = []; });
restore();
follow();
})();
