-- did "order" where amount > 5 for the 3rd time in the last 7 days
WITH `known_people` AS (…),
`order_by_person` AS (
  SELECT
    `t1`.`user_id`,
    COUNTIF(COALESCE(`t1`.`amount` > 5, FALSE)) AS `nth_1`,
    COUNTIF(
      (
        `t1`.`timestamp` < CAST('2026-06-08 12:00:00' AS DATETIME)
      )
      AND COALESCE(`t1`.`amount` > 5, FALSE)
    ) AS `nth_1_before`
  FROM (
    SELECT
      `t0`.`user_id`,
      `t0`.`timestamp`,
      `t0`.`event`,
      `t0`.`amount`
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
    (
      COALESCE(`t5`.`nth_1`, 0) >= 3
    )
    AND (
      COALESCE(`t5`.`nth_1_before`, 0) < 3
    ) AS `holds`
  FROM (
    SELECT
      `t4`.`user_id`,
      `t3`.`nth_1`,
      `t3`.`nth_1_before`
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
