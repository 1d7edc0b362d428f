{#
  The instants of segments, worked out when a model is compiled. All are texts of UTC such as
  2026-06-15 12:00:00; lengths of days and more are civil time of a zone. A local time that a clock
  change skips moves to the end of the gap; one that occurs twice is its first occurrence.
#}

{# The instant of the question: `--vars 'as_of: 2026-06-15 12:00:00'`, or the start of the run. #}
{% macro segmatrix_as_of() -%}
  {{- var("as_of", run_started_at.strftime("%Y-%m-%d %H:%M:%S")) -}}
{%- endmacro %}

{# So long before an instant. #}
{% macro segmatrix_back(number, unit, zone, instant) -%}
  {{- segmatrix_away(-number, unit, zone, instant) -}}
{%- endmacro %}

{# So long after an instant. #}
{% macro segmatrix_ahead(number, unit, zone, instant) -%}
  {{- segmatrix_away(number, unit, zone, instant) -}}
{%- endmacro %}

{# The start of the calendar unit that an instant lies in, or of one so many units away from it. #}
{% macro segmatrix_beginning(number, unit, zone, instant) -%}
  {%- set local = modules.datetime.datetime.fromisoformat(segmatrix_local(instant, zone)) -%}
  {%- set day = local.replace(hour=0, minute=0, second=0, microsecond=0) -%}
  {%- if unit == "week" -%}
    {%- set day = day - modules.datetime.timedelta(days=day.weekday()) -%}
  {%- elif unit in ("month", "quarter", "year") -%}
    {%- set months = {"month": 1, "quarter": 3, "year": 12}[unit] -%}
    {%- set day = day.replace(month=(day.month - 1) // months * months + 1, day=1) -%}
  {%- endif -%}
  {{- segmatrix_utc(segmatrix_moved(day, number, unit), zone) -}}
{%- endmacro %}

{# The earlier of two instants. #}
{% macro segmatrix_first(one, other) -%}
  {%- set parse = modules.datetime.datetime.fromisoformat -%}
  {{- [parse(one), parse(other)] | min -}}
{%- endmacro %}

{# The very next instant. #}
{% macro segmatrix_after(instant) -%}
  {%- set parse = modules.datetime.datetime.fromisoformat -%}
  {{- parse(instant) + modules.datetime.timedelta(microseconds=1) -}}
{%- endmacro %}

{# The first day of a zone that begins at an instant or after it. #}
{% macro segmatrix_day(instant, zone) -%}
  {%- set parse = modules.datetime.datetime.fromisoformat -%}
  {%- set local = parse(segmatrix_local(instant, zone)) -%}
  {%- set day = local.replace(hour=0, minute=0, second=0, microsecond=0) -%}
  {%- set found = namespace(day=none) -%}
  {%- for days in (-1, 0, 1) if found.day is none -%}
    {%- set tried = day + modules.datetime.timedelta(days=days) -%}
    {%- if parse(segmatrix_utc(tried, zone)) >= parse(instant) and found.day is none -%}
      {%- set found.day = tried -%}
    {%- endif -%}
  {%- endfor -%}
  {{- found.day.date() -}}
{%- endmacro %}

{% macro segmatrix_away(number, unit, zone, instant) -%}
  {%- set then = modules.datetime.datetime.fromisoformat(instant) -%}
  {%- if number == 0 -%}
    {{- then -}}
  {%- elif unit == "minute" -%}
    {{- then + modules.datetime.timedelta(minutes=number) -}}
  {%- elif unit == "hour" -%}
    {{- then + modules.datetime.timedelta(hours=number) -}}
  {%- else -%}
    {%- set local = modules.datetime.datetime.fromisoformat(segmatrix_local(instant, zone)) -%}
    {{- segmatrix_utc(segmatrix_moved(local, number, unit), zone) -}}
  {%- endif -%}
{%- endmacro %}

{# A local time some civil units away, clamped to the month's end. #}
{% macro segmatrix_moved(local, number, unit) -%}
  {%- if unit in ("day", "week") -%}
    {{- local + modules.datetime.timedelta(days=number * {"day": 1, "week": 7}[unit]) -}}
  {%- else -%}
    {%- set span = {"month": 1, "quarter": 3, "year": 12}[unit] -%}
    {%- set months = local.year * 12 + local.month - 1 + number * span -%}
    {%- set first = modules.datetime.date(months // 12, months % 12 + 1, 1) -%}
    {%- set next = modules.datetime.date((months + 1) // 12, (months + 1) % 12 + 1, 1) -%}
    {%- set day = [local.day, (next - first).days] | min -%}
    {{- local.replace(year=first.year, month=first.month, day=day) -}}
  {%- endif -%}
{%- endmacro %}

{% macro segmatrix_local(instant, zone) -%}
  {%- set then = modules.datetime.datetime.fromisoformat(instant) -%}
  {%- set there = modules.pytz.utc.localize(then).astimezone(modules.pytz.timezone(zone)) -%}
  {{- there.replace(tzinfo=none) -}}
{%- endmacro %}

{% macro segmatrix_utc(local, zone) -%}
  {%- set wanted = modules.datetime.datetime.fromisoformat(local | string) -%}
  {%- set place = modules.pytz.timezone(zone) -%}
  {%- set found = namespace(instants=[], there=[]) -%}
  {%- for summer in (true, false) -%}
    {%- set instant = place.localize(wanted, is_dst=summer).astimezone(modules.pytz.utc) -%}
    {%- set found.instants = found.instants + [instant] -%}
    {%- if instant.astimezone(place).replace(tzinfo=none) == wanted -%}
      {%- set found.there = found.there + [instant] -%}
    {%- endif -%}
  {%- endfor -%}
  {%- if found.there -%}
    {{- (found.there | min).replace(tzinfo=none) -}}
  {%- else -%}
    {#- Skipped by a clock change: the first minute at which the new offset is in force. -#}
    {%- set start = found.instants | min -%}
    {%- set old = start.astimezone(place).utcoffset() -%}
    {%- set change = namespace(instant=none) -%}
    {%- for minute in range(1, 24 * 60 + 1) if change.instant is none -%}
      {%- set tried = start.replace(second=0, microsecond=0)
            + modules.datetime.timedelta(minutes=minute) -%}
      {%- if change.instant is none and tried.astimezone(place).utcoffset() != old -%}
        {%- set change.instant = tried -%}
      {%- endif -%}
    {%- endfor -%}
    {{- change.instant.replace(tzinfo=none) -}}
  {%- endif -%}
{%- endmacro %}
