-- at least 2 of (plan is "pro", seats >= 10, did not "login")
WITH `known_people` AS (…),
`traits_of_people` AS (
  SELECT
    `t0`.`user_id`,
    `t0`.`plan` AS `person_plan`,
    `t0`.`seats` AS `person_seats`
  FROM `people` AS `t0`
),
`login_by_person` AS (
  SELECT
    `t1`.`user_id`,
    COUNT(*) AS `times_3`
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
      AND `t0`.`event` = 'login'
  ) AS `t1`
  GROUP BY
    1
),
`judged` AS (
  SELECT
    `t7`.`user_id`,
    (
      IF(COALESCE(`t7`.`person_plan` = 'pro', FALSE), 1, 0) + IF(COALESCE(`t7`.`person_seats` >= 10, FALSE), 1, 0) + IF(NOT (
        COALESCE(`t7`.`times_3`, 0) >= 1
      ), 1, 0)
    ) >= 2 AS `holds`
  FROM (
    SELECT
      `t6`.`user_id`,
      `t4`.`person_plan`,
      `t4`.`person_seats`,
      `t5`.`times_3`
    FROM `known_people` AS `t6`
    LEFT OUTER JOIN `traits_of_people` AS `t4`
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
