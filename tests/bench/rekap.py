"""What pk rekap does, with json and pandas."""
import glob, hashlib, json, sys
import pandas as pd

def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

rows, seen = [], {}
for name in glob.glob(sys.argv[1] + "/**/*.json", recursive=True):
    with open(name, encoding="utf-8") as file:
        data = json.load(file)
    if data["format"] != "penilaian-kinerja" or data["kind"] != "sheets":
        continue
    fingerprint = hashlib.sha256(canonical(data["round"])).hexdigest()
    assert fingerprint == data["fingerprint"]
    round_ = seen.setdefault(fingerprint, data["round"])
    before = {}
    for entry in data["entries"]:
        assert entry.get("previous") == before.get(entry["writer"])
        before[entry["writer"]] = hashlib.sha256(canonical(entry)).hexdigest()
        change = entry["change"]
        rows.append((fingerprint, entry["counter"], entry["writer"], entry["panelist"], entry["district"],
                     change["type"], change.get("indicator", ""), change.get("level", "")))
table = pd.DataFrame(rows, columns=["round", "counter", "writer", "panelist", "district", "type", "indicator", "level"])
table = table.drop_duplicates().sort_values(["counter", "writer"])
for fingerprint, of_round in table.groupby("round"):
    rubric = seen[fingerprint]["rubric"]
    locks = of_round[of_round["type"].isin(["finalise", "reopen"])].groupby(["panelist", "district"])["type"].last()
    locked = locks[locks == "finalise"].index
    marks = of_round[of_round["type"] == "grade"].groupby(["panelist", "district", "indicator"])["level"].last()
    points, part, weights, most = {}, {}, {}, {}
    for component in rubric["tracks"][0]["components"]:
        weights[component["id"]] = component["weight"]["value"]
        for section in component["sections"]:
            for indicator in section["indicators"]:
                code = indicator["code"]
                part[code] = component["id"]
                of = {level["code"]: level["points"]["value"] for level in indicator["levels"]}
                points.update({(code, level): value for level, value in of.items()})
                most[component["id"]] = most.get(component["id"], 0) + max(of.values())
    marks = marks.reset_index().set_index(["panelist", "district"])
    marks = marks[marks.index.isin(locked)].reset_index()
    marks["points"] = [points[pair] for pair in zip(marks["indicator"], marks["level"])]
    means = marks.groupby(["district", "indicator"])["points"].mean().reset_index()
    means["component"] = means["indicator"].map(part)
    sums = means.groupby(["district", "component"])["points"].sum().unstack()
    total = sum(sums[c] / most[c] * weights[c] for c in weights) / sum(weights.values()) * 100
    print(total.rank(ascending=False, method="min").sort_values().to_csv())
