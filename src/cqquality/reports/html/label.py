"""What the page says besides results: headings, names of controls, how to read the charts."""

from cqquality.text import Language, Text

_LABELS = {
    "lang": Text("zh-CN", "en"),
    "comma": Text("、", ", "),
    "colon": Text("：", ": "),
    "stop": Text("；", "; "),
    "skip": Text("跳到正文", "Skip to the content"),
    "as_of": Text("评价日期", "As of"),
    "deadline": Text("期限", "Deadline"),
    "document": Text("文号", "Document"),
    "files": Text("数据文件", "Files"),
    "file_count": Text("{}个", "{}"),
    "only_unmet": Text("只列出未达标的项目", "Only what is not met is listed"),
    "overview": Text("总体情况", "Overview"),
    "by_section": Text("各部分达标情况（项）", "Statuses by section (number of items)"),
    "section": Text("部分", "Section"),
    "targets": Text("量化指标", "Targets"),
    "commitments": Text("定性任务", "Commitments"),
    "count": Text("项数", "All"),
    "total": Text("合计", "Total"),
    "portion": Text("占比", "Share"),
    "gaps": Text("差距", "What is missing"),
    "gap_note": Text(
        "未达标，或未达到序时进度", "Not met, or not keeping pace with the time gone by"
    ),
    "no_gaps": Text("没有未达标或滞后的项目", "Nothing is missed or behind"),
    "id": Text("编号", "Id"),
    "target_name": Text("指标名称", "Target"),
    "task_name": Text("事项", "Commitment"),
    "item_name": Text("指标或事项", "Target or commitment"),
    "goal": Text("目标值", "Goal"),
    "baseline": Text("基期值", "Baseline"),
    "value": Text("实际值（期别）", "Value (period)"),
    "chart": Text("对照目标", "Against goal"),
    "trend": Text("历期", "History"),
    "attainment": Text("完成率", "Done"),
    "gap": Text("与目标差距", "Gap to goal"),
    "pace": Text("序时进度", "Pace"),
    "status": Text("评价", "Status"),
    "lead": Text("牵头单位", "Lead"),
    "support": Text("配合单位", "Support"),
    "stage": Text("进展", "Progress"),
    "period_stage": Text("所处阶段（期别）", "Stage (period)"),
    "done_at": Text("完成标准", "Done when"),
    "basis": Text("依据与来源", "Basis and sources"),
    "clause": Text("政策依据", "Clause"),
    "line": Text("第{}行", "line {}"),
    "reading": Text("口径", "Reading"),
    "reason": Text("说明", "Reason"),
    "progress": Text("进度", "Progress"),
    "elapsed": Text("时间已过{}%", "{}% of the time gone by"),
    "share": Text("已完成所需变化的{}%", "{}% of the required change done"),
    "sources": Text("数据来源", "Source cells"),
    "no_sources": Text("没有报送", "nothing was reported"),
    "period": Text("期别", "Period"),
    "figure": Text("数值", "Value"),
    "hit": Text("是否达标", "Held"),
    "yes": Text("达标", "held"),
    "no": Text("未达", "missed"),
    "regions": Text("分区县情况", "By region"),
    "rank": Text("位次", "Rank"),
    "region": Text("区县", "Region"),
    "held": Text("占缺口", "Of the gap"),
    "remark": Text("备注", "Remarks"),
    "findings": Text("数据问题", "Findings"),
    "finding_count": Text("数据问题{}处", "findings: {}"),
    "remedy": Text("处理", "Help"),
    "concerns": Text("涉及", "concerns"),
    "places": Text("{}处", "{}"),
    "tools": Text("筛选和搜索", "Filter and search"),
    "search": Text("搜索", "Search"),
    "search_hint": Text("名称、编号、责任单位、单元格", "name, id, department, cell"),
    "all_statuses": Text("全部", "All"),
    "all_sections": Text("全部", "All"),
    "unmet": Text("只看未达标", "Not met only"),
    "open": Text("展开全部依据", "Open all sources"),
    "close": Text("收起全部依据", "Close all sources"),
    "reset": Text("清除", "Clear"),
    "shown": Text("显示{shown}项，共{all}项", "{shown} of {all} shown"),
    "sort": Text("排序", "sort"),
    "notes": Text("怎样看图表", "How to read this page"),
    "note_bar": Text(
        "横条的长度是实际值，从0量起；竖线是目标，浅绿色是达标的范围，空心三角是基期值。",
        "A bar is as long as the value, counted from 0; the upright line is the goal, pale green "
        "is where it is met, the hollow triangle is the baseline.",
    ),
    "note_point": Text(
        "刻度不从0开始时不画横条，只画圆点：看位置，不看长短；刻度的两端写在图下。",
        "Where the scale does not begin at 0 there is a dot and no bar: its place counts; the "
        "ends of the scale are written below.",
    ),
    "note_rank": Text(
        "名次的刻度向右为先。箭头表示数据不全，实际值至少如此。",
        "Ranks get better to the right. An arrow marks a value that is at least so much, because "
        "parts are missing.",
    ),
    "note_trend": Text(
        "历期图各有各的刻度，虚线是目标；要求保持的指标，图下实心方格为达标期，空心方格为未达期。",
        "Each history has a scale of its own; the dashed line is the goal. Where a goal must be "
        "held, a full square below is a period held, an empty one a period missed.",
    ),
    "note_steps": Text(
        "任务的圆点依次是各阶段，实心为已到达，带圈的是算作完成的阶段。",
        "The dots of a commitment are its stages: full ones are reached, the ringed one is where "
        "it counts as done.",
    ),
    "note_pace": Text(
        "序时进度后的数字为超前（+）或滞后（-）于时间的百分点。",
        "Figures after the pace are percentage points ahead of time (+) or behind (-).",
    ),
    "chart_title": Text("{}：实际值与目标", "{}: value and goal"),
    "chart_desc": Text(
        "实际值{value}，目标{target}，基期{baseline}，{status}；刻度{low}至{high}",
        "value {value}, goal {target}, baseline {baseline}, {status}; scale {low} to {high}",
    ),
    "region_desc": Text(
        "实际值{value}，目标{target}，{status}；刻度{low}至{high}",
        "value {value}, goal {target}, {status}; scale {low} to {high}",
    ),
    "trend_title": Text("{}：历期", "{}: history"),
    "steps_title": Text("{}：进展", "{}: stage"),
    "steps_desc": Text("{}；{}算作完成", "{}; done when: {}"),
    "share_title": Text("{}：各状态占比", "{}: shares by status"),
    "made_by": Text("由 cqquality {} 生成", "made by cqquality {}"),
}


def labels(language: Language) -> dict[str, str]:
    """Return all labels in `language`, by name."""
    return {name: text.to(language) for name, text in _LABELS.items()}


def say(name: str, language: Language) -> str:
    """Return one label in `language`."""
    return _LABELS[name].to(language)
