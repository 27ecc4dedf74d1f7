//! Other sets of parameters of the same form, made here from closed forms and passed through the very
//! checks of the files: nothing in the code may know the public ones.

#![allow(
    clippy::disallowed_methods,
    reason = "a reference must not come from the functions that are compared with it"
)]

use super::{Check, FILES, Folder, checked};

/// Passes a made-up table through the check of the file of that name.
fn pass(name: &'static str, head: &str, rows: Vec<Vec<String>>) {
    let lines = rows.iter().map(|row| row.join(",") + "\n");
    let text = lines.fold(format!("{head}\n"), |text, line| text + &line);
    let (_, check): (_, Check) = FILES
        .into_iter()
        .find(|(known, _)| *known == name)
        .expect("a file that is checked");
    let report = checked(&Folder::Made(vec![(name, text)]), name, check).expect("a table");
    let failures: Vec<String> = report.failures().collect();
    assert!(
        failures.is_empty(),
        "{}\n{}",
        report.line(name),
        failures.join("\n")
    );
}

/// Writes numbers as they are, to the last bit.
fn cells(numbers: &[f64]) -> Vec<String> {
    numbers.iter().map(f64::to_string).collect()
}

/// Writes a list as one quoted cell.
fn list(numbers: &[f64]) -> String {
    format!("\"[{}]\"", cells(numbers).join(", "))
}

/// Numbers without pattern in 0..1, always the same: the fractional parts of multiples of a root.
fn scattered(root: f64) -> impl FnMut() -> f64 {
    let step = root.sqrt();
    let mut at = 0.0_f64;
    move || {
        at = (at + step).fract();
        at
    }
}

#[test]
fn other_patient_lines_settle_as_their_series_says() {
    let mut rows = Vec::new();
    for (agents, load) in [
        (1, 0.3),
        (2, 0.7),
        (7, 0.93),
        (13, 1.4),
        (33, 0.995),
        (77, 0.93),
        (260, 0.98),
        (700, 1.4),
    ] {
        for service_rate in [0.05, 0.11, 1.3] {
            let servers = f64::from(agents);
            let arrival_rate = load * servers * service_rate;
            let offered = arrival_rate / service_rate;
            // 1 / B = sum over k of c (c-1) … (c-k+1) / a^k.
            let (mut term, mut sum) = (1.0, 1.0);
            for k in 0..agents {
                term *= (servers - f64::from(k)) / offered;
                sum += term;
            }
            let blocked = 1.0 / sum;
            let mut row = cells(&[servers, arrival_rate, service_rate, offered, blocked]);
            if load < 1.0 {
                let waits = blocked / (1.0 - offered / servers * (1.0 - blocked));
                let spare = servers * service_rate - arrival_rate;
                row.extend(cells(&[waits, waits / spare, waits * (-2.0 * spare).exp()]));
            } else {
                row.extend(vec![String::new(); 3]);
            }
            rows.push(row);
        }
    }
    let head = "servers,arrival_per_min,service_rate_per_min,offered_load,erlang_b_block,\
                erlang_c_wait_prob,erlang_c_mean_wait_min,erlang_c_p_wait_gt_2min";
    pass("erlang_bc.csv", head, rows);
}

#[test]
fn other_impatient_lines_settle_as_their_series_says() {
    let mut rows = Vec::new();
    for (servers, load) in [
        (1, 0.4),
        (2, 2.5),
        (6, 0.85),
        (15, 1.1),
        (40, 1.6),
        (120, 0.85),
        (490, 1.1),
    ] {
        for (service_rate, hang_up_rate) in [(0.08, 0.2), (0.33, 0.05), (0.2, 1.0)] {
            let agents = f64::from(servers);
            let arrival_rate = load * agents * service_rate;
            // Chances of n in the system over that of n = c, downwards and upwards.
            let (mut all, mut busy, mut term) = (1.0, agents, 1.0);
            for n in (0..servers).rev() {
                term *= f64::from(n + 1) * service_rate / arrival_rate;
                all += term;
                busy += f64::from(n) * term;
            }
            let (mut waiting_share, mut queue, mut term) = (1.0, 0.0, 1.0);
            for n in 1..100_000 {
                let over = f64::from(n);
                term *= arrival_rate / (agents * service_rate + over * hang_up_rate);
                waiting_share += term;
                queue += over * term;
                busy += agents * term;
                if term < 1e-30 {
                    break;
                }
            }
            all += waiting_share - 1.0;
            let queue = queue / all;
            let settled = [
                waiting_share / all,
                hang_up_rate * queue / arrival_rate,
                queue / arrival_rate,
                queue,
                busy / all / agents,
            ];
            let over = (arrival_rate - agents * service_rate).max(0.0);
            let wait = (arrival_rate / (agents * service_rate)).max(1.0).ln() / hang_up_rate;
            let fluid = [over / arrival_rate, over / hang_up_rate, wait];
            let inputs = [agents, arrival_rate, service_rate, hang_up_rate];
            rows.push(cells(&[&inputs[..], &settled, &fluid].concat()));
        }
    }
    let head = "servers,arrival_per_min,service_rate_per_min,patience_rate_per_min,p_wait,p_abandon,\
                mean_wait_all_min,mean_queue,utilisation,fluid_p_abandon,fluid_mean_queue,\
                fluid_wait_of_served_min";
    pass("erlang_a.csv", head, rows);
}

#[test]
fn other_backlogs_clear_as_a_straight_line_says() {
    let mut rows = Vec::new();
    for demand in [40.0, 777.0, 1234.5] {
        for (minutes, through, factor) in [
            (1.0, 0.9, 8.0),
            (17.0, 0.0, 2.7),
            (171.0, 0.013, 1.3),
            (333.0, 0.5, 1.05),
            (700.0, 0.2, 1.3),
            (60.0, 0.9, 2.0),
            (2.0, 0.5, 1.05),
        ] {
            let capacity = demand * factor;
            let peak = demand * (1.0 - through) * minutes;
            let clears = peak / (capacity - demand);
            let area = 0.5 * peak * (minutes + clears);
            rows.push(cells(&[
                demand, minutes, through, capacity, peak, clears, area,
            ]));
        }
    }
    let head = "demand_per_min,outage_min,share_through,capacity_per_min,peak_backlog,\
                clear_time_after_restore_min,total_delay_person_min";
    pass("fluid_backlog_closed_form.csv", head, rows);
}

#[test]
fn other_pools_empty_as_their_exponentials_say() {
    let mut rows = Vec::new();
    let mut any = scattered(2.0);
    for demand in [10.0, 4100.0] {
        for (outage, retry, patience) in [
            (5.0, 45.0, 20.0),
            (61.0, 0.5, 999.0),
            (240.0, 3.0, 77.0),
            (600.0, 15.0, 240.0),
        ] {
            let shut = |minute: f64| demand * patience * -(-minute / patience).exp_m1();
            let within = (any() * outage * 2.0).round() / 2.0;
            for minute in [
                0.0,
                within,
                outage,
                outage + 1.0,
                outage + 7.25,
                outage + 60.0,
            ] {
                let (start, later) = (shut(minute.min(outage)), (minute - outage).max(0.0));
                let leaves = 1.0 / retry + 1.0 / patience;
                let left = start * -(-leaves * later).exp_m1();
                let gave_up = demand * minute.min(outage) - start + left / (leaves * patience);
                let served = left / (leaves * retry);
                let pool = start * (-leaves * later).exp();
                rows.push(cells(&[
                    demand, outage, patience, retry, minute, pool, gave_up, served,
                ]));
            }
        }
    }
    let head = "demand_per_min,outage_min,mean_patience_min,mean_retry_min,minute,orbit,\
                cum_abandoned,cum_served_from_orbit";
    pass("fluid_orbit_patience_closed_form.csv", head, rows);
}

#[test]
fn other_groups_are_as_unequal_as_pairs_say() {
    let mut rows = Vec::new();
    let mut any = scattered(3.0);
    for count in 1..12 {
        let amounts: Vec<f64> = (0..count).map(|_| 0.01 + 20.0 * any()).collect();
        let weights: Vec<f64> = (0..count).map(|_| 0.1 + 9.0 * any()).collect();
        let all: f64 = weights.iter().sum();
        let groups = || {
            amounts
                .iter()
                .zip(weights.iter().map(|weight| weight / all))
        };
        let mean: f64 = groups().map(|(amount, share)| amount * share).sum();
        let pairs = groups().flat_map(|(one, share)| {
            groups().map(move |(other, with)| share * with * (one - other).abs())
        });
        let gini = pairs.sum::<f64>() / (2.0 * mean);
        let theil_t: f64 = groups()
            .map(|(amount, share)| share * amount / mean * (amount / mean).ln())
            .sum();
        let theil_l: f64 = groups()
            .map(|(amount, share)| share * (mean / amount).ln())
            .sum();
        let most = amounts.iter().copied().fold(0.0, f64::max);
        let least = amounts.iter().copied().fold(f64::INFINITY, f64::min);
        let mut row = vec![list(&amounts), list(&weights)];
        row.extend(cells(&[gini, theil_t, theil_l, most / least]));
        rows.push(row);
    }
    pass(
        "metrics_inequality.csv",
        "values_json,weights_json,gini,theil_T,theil_L_mld,ratio_max_over_min",
        rows,
    );
}

#[test]
fn other_interruptions_add_up_as_defined() {
    let mut rows = Vec::new();
    let mut any = scattered(5.0);
    for count in 1..7 {
        let mut event = || {
            [
                (any() * 6e6).ceil(),
                (any() * 900.0).ceil(),
                0.1 + 0.9 * any(),
            ]
        };
        let events: Vec<[f64; 3]> = (0..count).map(|_| event()).collect();
        let (served, period) = (
            (1e6 + 6e6 * any()).round(),
            [1440.0, 44_640.0, 525_600.0][count % 3],
        );
        let blocked: f64 = events
            .iter()
            .map(|[persons, _, share]| persons * share)
            .sum();
        let minutes: f64 = events
            .iter()
            .map(|[persons, minutes, share]| persons * minutes * share)
            .sum();
        let events: Vec<String> = events
            .iter()
            .map(|event| format!("[{}]", cells(event).join(", ")))
            .collect();
        let mut row = vec![format!("\"[{}]\"", events.join(", "))];
        row.extend(cells(&[
            served,
            period,
            minutes / served,
            blocked / served,
            minutes / blocked,
            1.0 - minutes / served / period,
            minutes / 60.0,
        ]));
        rows.push(row);
    }
    let head = "events_json_[users_affected;minutes;share_blocked],users_served,period_min,saidi_min,\
                saifi,caidi_min,asai,enisa_user_hours";
    pass("metrics_service.csv", head, rows);
}

#[test]
fn other_quantiles_are_those_of_distributions_that_can_be_turned_round() {
    let mut rows = Vec::new();
    let mut row = |name: &str, parameters: [f64; 3], share: f64, value: f64| {
        let mut row = vec![name.to_owned()];
        row.extend(cells(&parameters));
        row.extend(cells(&[share, value]));
        rows.push(row);
    };
    for share in [0.0005, 0.07, 0.5, 0.77, 0.9991_f64] {
        let over = 1.0 - share;
        for (low, width) in [(0.02, 1.5), (31.0, 77.0)] {
            let high = low + width;
            row("uniform", [low, high, 0.0], share, low + width * share);
            // A PERT whose mode is an end is a beta with one exponent of one.
            row(
                "pert(lambda=4)",
                [low, low, high],
                share,
                low + width * (1.0 - over.powf(0.2)),
            );
            row(
                "pert(lambda=4)",
                [low, high, high],
                share,
                low + width * share.powf(0.2),
            );
            let mode = low + 0.4 * width;
            let at = if share < 0.4 {
                (share * 0.4).sqrt()
            } else {
                1.0 - (over * 0.6).sqrt()
            };
            row("triangular", [low, mode, high], share, low + width * at);
        }
        for exponent in [0.7, 2.2, 30.0] {
            row(
                "beta",
                [exponent, 1.0, 0.0],
                share,
                share.powf(1.0 / exponent),
            );
            row(
                "beta",
                [1.0, exponent, 0.0],
                share,
                1.0 - over.powf(1.0 / exponent),
            );
        }
    }
    for (median, spread) in [(15.0, 2.0), (0.3, 5.0)] {
        row("lognormal", [median, spread, 0.0], 0.1, median / spread);
        row("lognormal", [median, spread, 0.0], 0.5, median);
        row("lognormal", [median, spread, 0.0], 0.9, median * spread);
    }
    pass("quantiles.csv", "dist,p1,p2,p3,u,x", rows);
}

#[test]
fn other_samples_have_the_quantiles_of_type_7() {
    let mut rows = Vec::new();
    let mut any = scattered(7.0);
    for count in [1, 2, 5, 11, 40] {
        let sample: Vec<f64> = (0..count).map(|_| 100.0 * any() - 50.0).collect();
        let mut sorted = sample.clone();
        sorted.sort_by(f64::total_cmp);
        let quantile = |share: f64| {
            let place = share * (count - 1) as f64;
            let (below, part) = (sorted[place as usize], place.fract());
            let above = sorted.get(place as usize + 1).copied().unwrap_or(below);
            below + part * (above - below)
        };
        let mut row = vec![list(&sample)];
        row.extend(cells(&[quantile(0.1), quantile(0.5), quantile(0.9)]));
        rows.push(row);
    }
    pass(
        "sample_quantiles_type7.csv",
        "sample_json,p10,p50,p90",
        rows,
    );
}
