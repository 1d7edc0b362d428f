-- did "export" at least 1.5 times as often as "import" in the last 30 days
WITH `known_people` AS (…),
`export_by_person` AS (
  SELECT
    `t1`.`user_id`,
    COUNT(*) AS `times_1`
  FROM (
    SELECT
      `t0`.`user_id`,
      `t0`.`timestamp`,
      `t0`.`event`,
      `t0`.`amount`
    FROM `events` AS `t0`
    WHERE
      `t0`.`user_id` IS NOT NULL
      AND `t0`.`timestamp` >= CAST('2026-05-16 12:00:00' AS DATETIME)
      AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS DATETIME)
      AND `t0`.`event` = 'export'
  ) AS `t1`
  GROUP BY
    1
),
`import_by_person` AS (
  SELECT
    `t1`.`user_id`,
    COUNT(*) AS `times_2`
  FROM (
    SELECT
      `t0`.`user_id`,
      `t0`.`timestamp`,
      `t0`.`event`,
      `t0`.`amount`
    FROM `events` AS `t0`
    WHERE
      `t0`.`user_id` IS NOT NULL
      AND `t0`.`timestamp` >= CAST('2026-05-16 12:00:00' AS DATETIME)
      AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS DATETIME)
      AND `t0`.`event` = 'import'
  ) AS `t1`
  GROUP BY
    1
),
`judged` AS (
  SELECT
    `t7`.`user_id`,
    (
      COALESCE(`t7`.`times_1`, 0) >= 1
    )
    AND (
      (
        COALESCE(`t7`.`times_1`, 0) * 2
      ) >= (
        COALESCE(`t7`.`times_2`, 0) * 3
      )
    ) AS `holds`
  FROM (
    SELECT
      `t6`.`user_id`,
      `t4`.`times_1`,
      `t5`.`times_2`
    FROM `known_people` AS `t6`
    LEFT OUTER JOIN `export_by_person` AS `t4`
      ON `t6`.`user_id` = `t4`.`user_id`
    LEFT OUTER JOIN `import_by_person` AS `t5`
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
