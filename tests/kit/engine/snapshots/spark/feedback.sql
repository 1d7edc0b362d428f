-- nps >= 9 or average csat in the last 90 days < 3 or said "refund" at least 2 times
WITH `known_people` AS (…),
`feedback_by_person` AS (
  SELECT
    `t2`.`user_id`,
    MAX(
      IF(
        COALESCE(`t2`.`kind` = 'nps', FALSE)
        AND (
          `t2`.`score` IS NOT NULL AND NOT ISNAN(`t2`.`score`)
        )
        AND (
          `t2`.`latest_1_place` = 0
        ),
        `t2`.`score`,
        NULL
      )
    ) AS `latest_1`,
    TRY_DIVIDE(
      COALESCE(
        TRY_DIVIDE(
          CAST(SUM(
            IF(
              (
                `t2`.`timestamp` >= CAST('2026-03-17 13:00:00' AS TIMESTAMP)
              )
              AND COALESCE(`t2`.`kind` = 'csat', FALSE),
              `t2`.`average_2_units`,
              NULL
            )
          ) AS DOUBLE),
          1000000
        ),
        0.0
      ) + COALESCE(
        SUM(
          IF(
            (
              `t2`.`timestamp` >= CAST('2026-03-17 13:00:00' AS TIMESTAMP)
            )
            AND COALESCE(`t2`.`kind` = 'csat', FALSE),
            `t2`.`average_2_float`,
            NULL
          )
        ),
        0.0
      ),
      NULLIF(
        COUNT(
          IF(
            (
              `t2`.`timestamp` >= CAST('2026-03-17 13:00:00' AS TIMESTAMP)
            )
            AND COALESCE(`t2`.`kind` = 'csat', FALSE),
            `t2`.`score`,
            NULL
          )
        ),
        0
      )
    ) AS `average_2`,
    SUM(
      CAST((
        `t2`.`text` IS NOT NULL
      )
      AND COALESCE(CONTAINS(LOWER(`t2`.`text`), LOWER('refund')), FALSE) AS BIGINT)
    ) AS `times_3`
  FROM (
    SELECT
      `t1`.`user_id`,
      `t1`.`timestamp`,
      `t1`.`kind`,
      `t1`.`score`,
      `t1`.`text`,
      `t1`.`theme`,
      ROW_NUMBER() OVER (
        PARTITION BY `t1`.`user_id`
        ORDER BY IF(
          COALESCE(
            COALESCE(`t1`.`kind` = 'nps', FALSE)
            AND (
              `t1`.`score` IS NOT NULL AND NOT ISNAN(`t1`.`score`)
            ),
            FALSE
          ),
          0,
          1
        ) ASC NULLS LAST, `t1`.`timestamp` DESC, `t1`.`score` DESC
      ) - 1 AS `latest_1_place`,
      IF(
        TRY_DIVIDE(
          CAST(CAST(ROUND(IF(ABS(`t1`.`score`) < 1000000000, `t1`.`score`, 0.0) * 1000000, 0) AS BIGINT) AS DOUBLE),
          1000000
        ) = `t1`.`score`,
        CAST(CAST(ROUND(IF(ABS(`t1`.`score`) < 1000000000, `t1`.`score`, 0.0) * 1000000, 0) AS BIGINT) AS DECIMAL(18, 0)),
        CAST(NULL AS DECIMAL(18, 0))
      ) AS `average_2_units`,
      IF(
        TRY_DIVIDE(
          CAST(CAST(ROUND(IF(ABS(`t1`.`score`) < 1000000000, `t1`.`score`, 0.0) * 1000000, 0) AS BIGINT) AS DOUBLE),
          1000000
        ) = `t1`.`score`,
        CAST(NULL AS DOUBLE),
        `t1`.`score`
      ) AS `average_2_float`
    FROM (
      SELECT
        `t0`.`user_id`,
        `t0`.`timestamp`,
        `t0`.`kind`,
        `t0`.`score`,
        `t0`.`text`,
        `t0`.`theme`
      FROM `feedback` AS `t0`
      WHERE
        `t0`.`user_id` IS NOT NULL
        AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    ) AS `t1`
  ) AS `t2`
  GROUP BY
    1
),
`judged` AS (
  SELECT
    `t5`.`user_id`,
    COALESCE(`t5`.`latest_1` >= 9, FALSE)
    OR COALESCE(`t5`.`average_2` < 3, FALSE)
    OR (
      COALESCE(`t5`.`times_3`, 0) >= 2
    ) AS `holds`
  FROM (
    SELECT
      `t4`.`user_id`,
      `t3`.`latest_1`,
      `t3`.`average_2`,
      `t3`.`times_3`
    FROM `known_people` AS `t4`
    LEFT OUTER JOIN `feedback_by_person` AS `t3`
      ON `t4`.`user_id` = `t3`.`user_id`
  ) AS `t5`
)
SELECT
  `t0`.`user_id`
FROM `judged` AS `t0`
WHERE
  `t0`.`holds`
ORDER BY
  `t0`.`user_id` ASC NULLS LAST
