-- first did "order" in the last 7 days and last did "login" more than 2 days ago
WITH `known_people` AS (…),
`order_by_person` AS (
  SELECT
    `t1`.`user_id`,
    MIN(`t1`.`timestamp`) AS `first_1`
  FROM (
    SELECT
      `t0`.`user_id`,
      `t0`.`timestamp`,
      `t0`.`event`,
      `t0`.`amount`
    FROM `events` AS `t0`
    WHERE
      `t0`.`user_id` IS NOT NULL
      AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND `t0`.`event` = 'order'
  ) AS `t1`
  GROUP BY
    1
),
`login_by_person` AS (
  SELECT
    `t1`.`user_id`,
    MAX(`t1`.`timestamp`) AS `last_2`
  FROM (
    SELECT
      `t0`.`user_id`,
      `t0`.`timestamp`,
      `t0`.`event`,
      `t0`.`amount`
    FROM `events` AS `t0`
    WHERE
      `t0`.`user_id` IS NOT NULL
      AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND `t0`.`event` = 'login'
  ) AS `t1`
  GROUP BY
    1
),
`judged` AS (
  SELECT
    `t7`.`user_id`,
    COALESCE(
      (
        `t7`.`first_1` >= CAST('2026-06-08 12:00:00' AS TIMESTAMP)
      )
      AND (
        `t7`.`first_1` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      ),
      FALSE
    )
    AND COALESCE(`t7`.`last_2` < CAST('2026-06-13 12:00:00' AS TIMESTAMP), FALSE) AS `holds`
  FROM (
    SELECT
      `t6`.`user_id`,
      `t4`.`first_1`,
      `t5`.`last_2`
    FROM `known_people` AS `t6`
    LEFT OUTER JOIN `order_by_person` AS `t4`
      ON `t6`.`user_id` = `t4`.`user_id`
    LEFT OUTER JOIN `login_by_person` AS `t5`
      ON `t6`.`user_id` = `t5`.`user_id`
  ) AS `t7`
)
SELECT
  `t0`.`user_id`
FROM `judged` AS `t0`
WHERE
  `t0`.`holds`
ORDER BY
  `t0`.`user_id` ASC NULLS LAST
