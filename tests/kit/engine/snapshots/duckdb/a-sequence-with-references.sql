-- did "view" then "view" then "buy" where (sku = step1.sku and qty > 2) without "view" where sku is not step1.sku between within 3 days
WITH "known_people" AS (…),
"view_rows" AS (
  SELECT
    "t1"."of",
    "t1"."at",
    "t1"."its_sku",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."of"
      ORDER BY "t1"."at" ASC, "t1"."its_sku" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "row"
  FROM (
    SELECT
      "t0"."user_id" AS "of",
      "t0"."timestamp" AS "at",
      "t0"."sku" AS "its_sku"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'view'
  ) AS "t1"
),
"buy_rows" AS (
  SELECT
    "t1"."of",
    "t1"."at",
    "t1"."its_qty",
    "t1"."its_sku",
    ROW_NUMBER() OVER (
      PARTITION BY "t1"."of"
      ORDER BY "t1"."at" ASC, "t1"."its_qty" ASC, "t1"."its_sku" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "row"
  FROM (
    SELECT
      "t0"."user_id" AS "of",
      "t0"."timestamp" AS "at",
      "t0"."qty" AS "its_qty",
      "t0"."sku" AS "its_sku"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'buy'
  ) AS "t1"
),
"after_step_2" AS (
  SELECT
    "t5"."of",
    "t5"."at",
    "t5"."row",
    "t5"."step1_sku",
    "t5"."row2",
    MAX("t5"."start") AS "start"
  FROM (
    SELECT
      "t3"."of",
      "t3"."start",
      "t4"."next_at" AS "at",
      "t4"."next_row" AS "row",
      "t3"."step1_sku",
      "t4"."next_row" AS "row2"
    FROM (
      SELECT
        "t0"."of",
        "t0"."at",
        "t0"."at" AS "start",
        "t0"."row",
        "t0"."its_sku" AS "step1_sku"
      FROM "view_rows" AS "t0"
    ) AS "t3"
    INNER JOIN (
      SELECT
        "t0"."of" AS "next_of",
        "t0"."at" AS "next_at",
        "t0"."its_sku" AS "next_its_sku",
        "t0"."row" AS "next_row"
      FROM "view_rows" AS "t0"
    ) AS "t4"
      ON "t3"."of" = "t4"."next_of"
      AND "t4"."next_at" >= "t3"."at"
      AND "t4"."next_row" <> "t3"."row"
      AND "t4"."next_at" <= (
        "t3"."start" + INTERVAL '259200' SECOND
      )
  ) AS "t5"
  GROUP BY
    1,
    2,
    3,
    4,
    5
),
"after_step_3" AS (
  SELECT
    "t6"."of",
    "t6"."at",
    "t6"."row",
    "t6"."row2",
    "t6"."step1_sku",
    MAX("t6"."start") AS "start"
  FROM (
    SELECT
      "t5"."of",
      "t5"."start",
      "t5"."next_at" AS "at",
      "t5"."next_row" AS "row",
      "t5"."row2",
      "t5"."step1_sku"
    FROM (
      SELECT
        "t2"."of",
        "t2"."at",
        "t2"."row",
        "t2"."step1_sku",
        "t2"."row2",
        "t2"."start",
        "t4"."next_of",
        "t4"."next_at",
        "t4"."next_its_qty",
        "t4"."next_its_sku",
        "t4"."next_row"
      FROM "after_step_2" AS "t2"
      INNER JOIN (
        SELECT
          "t1"."of" AS "next_of",
          "t1"."at" AS "next_at",
          "t1"."its_qty" AS "next_its_qty",
          "t1"."its_sku" AS "next_its_sku",
          "t1"."row" AS "next_row"
        FROM "buy_rows" AS "t1"
      ) AS "t4"
        ON "t2"."of" = "t4"."next_of"
        AND "t4"."next_at" >= "t2"."at"
        AND "t4"."next_at" <= (
          "t2"."start" + INTERVAL '259200' SECOND
        )
    ) AS "t5"
    WHERE
      COALESCE("t5"."next_its_sku" = "t5"."step1_sku", FALSE)
      AND COALESCE("t5"."next_its_qty" > 2, FALSE)
  ) AS "t6"
  GROUP BY
    1,
    2,
    3,
    4,
    5
),
"sequence_1" AS (
  SELECT
    "t7"."user_id",
    TRUE AS "sequence_1"
  FROM (
    SELECT DISTINCT
      "t6"."of" AS "user_id"
    FROM (
      SELECT
        "t5"."of",
        "t5"."at",
        "t5"."row",
        "t5"."row2",
        "t5"."step1_sku",
        "t5"."start",
        COUNT(*) FILTER(WHERE
          (
            "t5"."next_at" IS NOT NULL
          )
          AND NOT (
            COALESCE("t5"."next_its_sku" = "t5"."step1_sku", FALSE)
          )) AS "disturbed"
      FROM (
        SELECT
          "t2"."of",
          "t2"."at",
          "t2"."row",
          "t2"."row2",
          "t2"."step1_sku",
          "t2"."start",
          "t4"."next_of",
          "t4"."next_at",
          "t4"."next_its_sku",
          "t4"."next_row"
        FROM "after_step_3" AS "t2"
        LEFT OUTER JOIN (
          SELECT
            "t1"."of" AS "next_of",
            "t1"."at" AS "next_at",
            "t1"."its_sku" AS "next_its_sku",
            "t1"."row" AS "next_row"
          FROM "view_rows" AS "t1"
        ) AS "t4"
          ON "t2"."of" = "t4"."next_of"
          AND "t2"."start" < "t4"."next_at"
          AND "t4"."next_at" < "t2"."at"
          AND "t4"."next_row" <> "t2"."row2"
      ) AS "t5"
      GROUP BY
        1,
        2,
        3,
        4,
        5,
        6
    ) AS "t6"
    WHERE
      "t6"."disturbed" = 0
  ) AS "t7"
),
"judged" AS (
  SELECT
    "t5"."user_id",
    COALESCE("t5"."sequence_1", FALSE) AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."sequence_1"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "sequence_1" AS "t3"
      ON "t4"."user_id" = "t3"."user_id"
  ) AS "t5"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
