-- sum of amount for "order" is in the top 10%
WITH `known_people` AS (…),
`order_by_person` AS (
  SELECT
    `t1`.`user_id`,
    COALESCE(ieee_divide(CAST(SUM(`t1`.`sum_1_units`) AS FLOAT64), 1000000), 0.0) + COALESCE(SUM(`t1`.`sum_1_float`), 0.0) AS `sum_1`
  FROM (
    SELECT
      `t0`.`user_id`,
      `t0`.`timestamp`,
      `t0`.`event`,
      `t0`.`amount`,
      IF(
        ieee_divide(
          CAST(CAST(ROUND(IF(ABS(`t0`.`amount`) < 1000000000, `t0`.`amount`, 0.0) * 1000000, 0) AS INT64) AS FLOAT64),
          1000000
        ) = `t0`.`amount`,
        CAST(CAST(ROUND(IF(ABS(`t0`.`amount`) < 1000000000, `t0`.`amount`, 0.0) * 1000000, 0) AS INT64) AS NUMERIC),
        CAST(NULL AS NUMERIC)
      ) AS `sum_1_units`,
      IF(
        ieee_divide(
          CAST(CAST(ROUND(IF(ABS(`t0`.`amount`) < 1000000000, `t0`.`amount`, 0.0) * 1000000, 0) AS INT64) AS FLOAT64),
          1000000
        ) = `t0`.`amount`,
        CAST(NULL AS FLOAT64),
        `t0`.`amount`
      ) AS `sum_1_float`
    FROM `events` AS `t0`
    WHERE
      `t0`.`user_id` IS NOT NULL
      AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS DATETIME)
      AND `t0`.`event` = 'order'
  ) AS `t1`
  GROUP BY
    1
),
`judged` AS (
  SELECT
    `t5`.`user_id`,
    COALESCE(
      (
        COALESCE(`t5`.`sum_1`, 0) IS NOT NULL
      )
      AND (
        (
          (
            COUNT(COALESCE(`t5`.`sum_1`, 0)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - (
              RANK() OVER (ORDER BY COALESCE(`t5`.`sum_1`, 0) ASC) - 1
            )
          ) * 10
        ) <= (
          COUNT(COALESCE(`t5`.`sum_1`, 0)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) * 1
        )
      ),
      FALSE
    ) AS `holds`
  FROM (
    SELECT
      `t4`.`user_id`,
      `t3`.`sum_1`
    FROM `known_people` AS `t4`
    LEFT OUTER JOIN `order_by_person` AS `t3`
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
