-- unit: person
-- rule: sum of amount for "order" > 100 and median of amount for "order" where sku is "x" = 2.5
WITH "known people" AS (
  WITH "t4" AS (
    SELECT
      "t0"."user_id",
      (
        "t0"."created_at" IS NULL
      )
      OR (
        "t0"."created_at" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      ) AS "known"
    FROM "people" AS "t0"
  )
  SELECT
    *
  FROM (
    SELECT
      "t5"."user_id"
    FROM "t4" AS "t5"
    WHERE
      "t5"."known"
  ) AS "t7"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t3"."user_id"
    FROM (
      SELECT DISTINCT
        "t1"."user_id"
      FROM "events" AS "t1"
      WHERE
        "t1"."user_id" IS NOT NULL
        AND "t1"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    ) AS "t3"
    ANTI JOIN "t4" AS "t6"
      ON "t3"."user_id" = "t6"."user_id"
  ) AS "t8"
),
"order by person" AS (
  SELECT
    "t2"."user_id",
    SUM("t2"."amount") AS "sum_1",
    SUM("t2"."amount") FILTER(WHERE
      "t2"."median_2#rank" * 2 BETWEEN "t2"."median_2#known" - 2 AND "t2"."median_2#known"
      AND COALESCE("t2"."sku" = 'x', FALSE)) / COUNT("t2"."amount") FILTER(WHERE
      "t2"."median_2#rank" * 2 BETWEEN "t2"."median_2#known" - 2 AND "t2"."median_2#known"
      AND COALESCE("t2"."sku" = 'x', FALSE)) AS "median_2"
  FROM (
    SELECT
      "t1"."user_id",
      "t1"."event",
      "t1"."timestamp",
      "t1"."amount",
      "t1"."sku",
      ROW_NUMBER() OVER (
        PARTITION BY "t1"."user_id"
        ORDER BY CASE WHEN COALESCE("t1"."sku" = 'x', FALSE) THEN "t1"."amount" ELSE NULL END ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "median_2#rank",
      COUNT(CASE WHEN COALESCE("t1"."sku" = 'x', FALSE) THEN "t1"."amount" ELSE NULL END) OVER (
        PARTITION BY "t1"."user_id"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "median_2#known"
    FROM (
      SELECT
        "t0"."user_id",
        "t0"."event",
        "t0"."timestamp",
        "t0"."amount",
        "t0"."sku"
      FROM "events" AS "t0"
      WHERE
        "t0"."user_id" IS NOT NULL
        AND "t0"."event" = 'order'
        AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    ) AS "t1"
  ) AS "t2"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t4"."user_id",
    COALESCE(COALESCE("t4"."sum_1", 0) > 100, FALSE)
    AND COALESCE("t4"."median_2" = 2.5, FALSE) AS "holds"
  FROM (
    SELECT
      "t2"."user_id",
      "t3"."sum_1",
      "t3"."median_2"
    FROM "known people" AS "t2"
    LEFT OUTER JOIN "order by person" AS "t3"
      ON "t2"."user_id" = "t3"."user_id"
  ) AS "t4"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
