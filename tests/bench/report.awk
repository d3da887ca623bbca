# Rows "task TAB tool TAB wall ms TAB CPU ms TAB peak MB TAB exit code" and "size TAB tool
# TAB KB" -> tables of medians, each beside its ratio to debrief: 6.0 x is six times as
# long or as large.
BEGIN { FS = "\t" }

function median(values, n, i, j, swap) {
  for (i = 2; i <= n; ++i)
    for (j = i; j > 1 && values[j - 1] > values[j]; --j) {
      swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap
    }
  return values[int((n + 1) / 2)]
}

{
  if (!($1 in seen_task)) { seen_task[$1] = 1; tasks[++task_count] = $1 }
  if (!(($1, $2) in count)) tools[$1] = tools[$1] "\t" $2
  n = ++count[$1, $2]
  wall[$1, $2, n] = $3; cpu[$1, $2, n] = $4; peak[$1, $2, n] = $5
}

function middle(of, task, tool, i, values) {
  for (i = 1; i <= count[task, tool]; ++i) values[i] = of[task, tool, i]
  return median(values, count[task, tool])
}

function ratio(value, own) { return own > 0 ? sprintf("%.2f x", value / own) : "" }

function head(task) {
  if (task == "size")
    printf "%-16s %-10s %12s %10s\n", "size", "", "MB", "to debrief"
  else
    printf "%-16s %-10s %12s %10s %12s %10s %9s\n", task, "", "wall ms", "to debrief",
           "CPU ms", "to debrief", "peak MB"
}

function line(task, tool, own, own_cpu, value, used) {
  value = middle(wall, task, tool)
  used = middle(cpu, task, tool)
  if (task == "size")
    printf "%-16s %-10s %12.1f %10s\n", "", tool, value / 1024, ratio(value, own)
  else
    printf "%-16s %-10s %12.2f %10s %12.2f %10s %9.1f\n", "", tool, value,
           ratio(value, own), used, ratio(used, own_cpu), middle(peak, task, tool)
}

END {
  for (t = 1; t <= task_count; ++t) {
    task = tasks[t]
    own = middle(wall, task, "debrief")
    own_cpu = middle(cpu, task, "debrief")
    head(task)
    n = split(substr(tools[task], 2), names, "\t")
    for (i = 1; i <= n; ++i) line(task, names[i], own, own_cpu)
    print ""
  }
}
