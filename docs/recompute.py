"""Works every score of a release out again from the release's own data file, and compares cell by cell:
python3 docs/recompute.py release.json. Needs Python 3.8 only; ends with 0 when every cell agrees, else names those that do not."""
import hashlib, json, math, statistics, sys

text = open(sys.argv[1], "rb").read()
doc = json.loads(text)
scores, counts, method = doc["scores"], doc["counts"], doc["method"]
settings, ITEMS = method["settings"], method["items"]
LEVELS = [level for level in reversed(settings["levels"]) if level not in ("item", "study")]
LOW, DECIMALS = settings["scale"]["lowest"], settings["decimals"]
POOLED = settings["average"] == "respondents"  # all answers below a score together, instead of the mean of scores
Z = statistics.NormalDist().inv_cdf((1 + settings["confidence"]) / 2)
BODY, UNDIVIDED = ({one["code"]: one[what] for one in method["services"]} for what in ("body", "undivided"))
KIND = {body["code"]: dict(body["columns"], code=body["code"]) for body in method["bodies"]}
cells = []  # (name, published, recomputed)
def compare(name, cell, computed): cells.append((name, cell and (cell["mean"], cell["percent"]), computed))
def key(level, service, item): return {"service": service, "item": item, **ITEMS[item]}[level]
def base(item, row): return row[0] if ITEMS[item]["base"] == "asked" else sum(row[1:])
class Score(tuple):  # (mean, percent), empty without one; `pool`: sum of ratings, raters, best ratings, base of their share
    def __new__(cls, values=(), pool=(0, 0, 0, 0)):
        one = super().__new__(cls, values)
        one.pool = pool
        return one
def of_pool(pool): return Score((pool[0] / pool[1], 100 * pool[2] / pool[3]) if pool[1] else (), pool)
def item_score(item, row):  # a withheld row (null) counts as 0 here: what it adds is in `rest` of its part
    if row is None: return Score((0.0, 0.0)) if not POOLED else Score()
    return of_pool((sum(n * (LOW + i) for i, n in enumerate(row[1:])), sum(row[1:]), row[-1], base(item, row)))
def average(all_):
    all_ = [one for one in all_ if one is not None]
    if POOLED: return of_pool(tuple(sum(one.pool[k] for one in all_) for k in range(4)))
    there = [one for one in all_ if one]
    return Score(sum(one[k] for one in there) / len(there) for k in (0, 1)) if there else Score()
def half_up(x, decimals): return math.floor(x * 10**decimals + 0.5 + 1e-9) / 10**decimals
def printed(score): return score and Score((half_up(score[0], DECIMALS["mean"]), half_up(score[1], DECIMALS["percent"])))
def meets(body, where): return all(KIND.get(body, {}).get(column) in words for column, words in where.items())
def with_rest(score, part):
    rest = part["rest"] or {}
    if POOLED: return of_pool(tuple(a + rest.get(k, 0) for a, k in zip(score.pool, ("sum", "rated", "best", "base"))))
    return score and Score(a + rest.get(k, 0) for a, k in zip(score, ("mean", "percent")))

def rows_of(part): return [(s, i, row) for s, items in part.items() for i, row in items.items() if not ITEMS[i]["call"] and (row is None or row[0])]
def walk(rows, levels=(*LEVELS, "item"), path=(), out=None):  # path -> (score, its leaves with their weights)
    out = {} if out is None else out
    if not levels: out[path] = (item_score(*rows[0][1:]), [(1, *rows[0])])
    else:
        parts = dict.fromkeys(key(levels[0], s, i) for s, i, _ in rows)
        for part in parts: walk([r for r in rows if key(levels[0], *r[:2]) == part], levels[1:], (*path, part), out)
        scored = [out[(*path, part)] for part in parts if POOLED or out[(*path, part)][0]]
        out[path] = (average(one for one, _ in scored), [(w / len(scored), *leaf) for _, below in scored for w, *leaf in below])
    return out
def margin(leaves):
    blocks = {}
    for w, s, i, row in () if POOLED else leaves:
        rated, n = sum(row[1:]), base(i, row)
        first, second = (sum(m * (LOW + k) ** power for k, m in enumerate([row[1] + 1, *row[2:-1], row[-1] + 1])) / (rated + 2) for power in (1, 2))
        share, block = (row[-1] + 1) / (n + 2), blocks.setdefault((s, ITEMS[i]["form"]), [0, 0])
        block[0] += w * math.sqrt((second - first**2) / rated)
        block[1] += w * 100 * math.sqrt(share * (1 - share) / n)
    return tuple(Z * math.hypot(*(block[k] for block in blocks.values())) for k in (0, 1)) if blocks else None
def zone(items, name, without=None):
    def belongs(i, rule):
        out = rule["withoutCriteria"] if without is None else without
        return not ITEMS[i]["call"] and ITEMS[i]["form"] == rule["form"] and ITEMS[i]["zone"] in rule["counts"] and ITEMS[i]["criterion"] not in out
    return average(average(item_score(i, row) for i, row in items.items() if belongs(i, rule)) for rule in settings["zones"] if rule["zone"] == name)

def ranking(name, published, computed):
    rule = settings["rankings"].get(name, {"by": "published_mean", "ties": "register_order"})
    def place(code):
        tie = {"percent": computed[code][1], "unrounded_mean": computed[code][0]}.get(rule["ties"], 0)
        return -half_up(computed[code][0], DECIMALS["mean"] if rule["by"] == "published_mean" else 9), -half_up(tie, 9)
    order = sorted((code for code in computed if computed[code]), key=place)
    cells.append((f"ranking of {name}", [(one["code"], one["rank"]) for one in published], [(code, n + 1) for n, code in enumerate(order)]))
    for one in published: compare(f"{name} {one['code']}", one["score"], computed.get(one["code"]))
tree = walk(rows_of(counts["services"]))
compare("national", scores["national"]["score"], tree[()][0])
compare("margin of national", scores["national"]["margin"], margin(tree[()][1]))
service = {code: tree[code,][0] for code in BODY if "service" in LEVELS and (code,) in tree}
ranking("services", scores["services"], service)
def compare_below(path, parts):
    for part in parts:
        compare("/".join((*path, part["code"])), part["score"], tree[(*path, part["code"])][0])
        compare_below((*path, part["code"]), part["parts"])
for one in scores["services"]:
    compare(f"margin of {one['code']}", one["margin"], margin(tree[one["code"],][1]))
    compare_below((one["code"],), one["parts"])
for name, level in (("forms", "form"), ("criteria", "criterion")):
    for one in scores[name]:
        found = [tree[path][0] for path in tree if len(path) == LEVELS.index(level) + 1
                 and all(one.get(above, code) == code for above, code in zip(LEVELS, path))]
        compare(f"{name} {one['form']} {one.get('criterion', '')}", one["score"], average(found))
regions = {code: with_rest(walk(rows_of(counts["regions"][code]["counts"]))[()][0], counts["regions"][code])
           for code in (*method["regions"], *sorted(set(counts["regions"]) - set(method["regions"]))) if code in counts["regions"]}
ranking("regions", scores["regions"], regions)
provider = {}
for one in settings["providers"]:
    part = counts["providers"].get(one["name"], {"counts": counts["services"], "rest": None})
    zones = (zone(items, one["zone"], one.get("withoutCriteria")) for s, items in part["counts"].items() if meets(BODY.get(s), one["bodies"]))
    provider[one["name"]] = with_rest(average(zones), part)
ranking("providers", scores["providers"], provider)
for total, one in zip(settings["totals"], scores["totals"]): compare(one["code"], one["score"], average(provider[name] for name in total["of"]))
if "bodies" in settings:
    rounded = settings["rankings"].get("bodies_all_zones", {}).get("from") == "published"
    mine = {body: [s for s in service if BODY[s] == body and (POOLED or service[s])] for body in KIND if meets(body, settings["bodies"]["ranked"])}
    own = {s: service[s] if UNDIVIDED[s] else zone(counts["services"][s], settings["bodies"]["zone"]) for s in service}
    ranking("bodies_own_zone", scores["bodies"]["ownZone"], {body: average(own[s] for s in mine[body]) for body in mine})
    ranking("bodies_all_zones", scores["bodies"]["allZones"], {body: average(printed(service[s]) if rounded and not POOLED else service[s] for s in mine[body]) for body in mine})
for one in scores["calls"]: compare("calls to " + one["number"], one["score"], average(item_score(*row) for row in counts["calls"][one["number"]].items()))
def agree(a, b): return a == b or not a and not b or bool(a and b and isinstance(a, tuple) and all(abs(x - y) < 1e-9 for x, y in zip(a, b)))
wrong = [cell for cell in cells if not agree(*cell[1:])]
for name, published, computed in wrong: print(f"{name}: published {published}, recomputed {computed}")
sys.exit(f"{len(wrong)} of {len(cells)} cells disagree" if wrong else print(f"{len(cells)} cells agree; SHA-256 {hashlib.sha256(text).hexdigest()}"))
