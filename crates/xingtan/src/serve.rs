//! Starts the platform.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use platform::outbox::Carrier;
use platform::{Engine, messages};
use portal::{Measure, Portal, PortalSettings};
use search::Opened;
use tokio::net::TcpListener;

use crate::command::{Common, ServeOptions};
use crate::house::{self, House};
use crate::messengers::Messengers;
use crate::settings::Settings;
use crate::{Failure, demo, lock};

/// How often changes made by other processes are looked for.
const LOOK_AROUND: Duration = Duration::from_millis(250);

/// How often it is looked whether a day is over or somebody leaves the files of columns.
const CLOSE_DAYS: Duration = Duration::from_secs(60);
/// How often objects that nothing refers to are removed.
const SWEEP_OBJECTS_EVERY: Duration = Duration::from_secs(24 * 60 * 60);

/// Much-used resources that are looked for.
const MUCH_USED_MAX: u32 = 24;

/// Rounds of looking around after which ended sessions and abandoned guests are swept out: every ten minutes.
const SWEEP_ROUNDS: u32 = 2400;

/// Runs until the process is told to stop.
pub fn run(common: &Common, options: &ServeOptions, with_demo: bool) -> Result<(), Failure> {
    let started = Instant::now();
    let mut settings = Settings::read(common, Some(options)).map_err(Failure::refused)?;
    if with_demo && settings.content_url.is_none() {
        settings.content_url = Settings::neighbour(&settings.base_url);
    }
    tracing_subscriber::fmt().json().with_writer(std::io::stderr).with_env_filter(filter()).init();
    let _lock = lock::take(&settings.data)?;
    let mut house = house::open(&settings)?;
    if settings.events.is_some() && house.services.database.engine() != Engine::Postgresql {
        return Err(Failure::refused(events::EventsError::OneProcess));
    }
    if with_demo {
        demo::prepare(&house, &settings)?;
    }
    // The first RSA key of an installation takes a moment: before requests come, not in one.
    house.sso.prepare_keys(&[sso::Algorithm::Es256, sso::Algorithm::Rs256])?;
    // From here on this process writes the index: what an import above brought is taken in while pages are answered already.
    house.catalog.index_in(&settings.data.join("search"), matches!(house.index_state, Opened::Ready));
    if let Opened::NeedsRebuild(reason) = &house.index_state {
        tracing::info!(reason = %reason, "the search index will be filled while pages are answered");
    }
    let address: SocketAddr =
        settings.listen.parse().with_context(|| format!("--listen is '{}'; it must be like 127.0.0.1:8080", settings.listen)).map_err(Failure::refused)?;
    if !with_demo && !address.ip().is_loopback() && house.identity.is_demo_present()? {
        return Err(Failure::refused(anyhow::anyhow!(
            "the demo accounts exist, and their password is public; they are not served on {address}. Suspend them with 'xingtan account suspend', or listen on 127.0.0.1"
        )));
    }
    // Only a demonstration shows messages, and only to this machine: they hold codes.
    let messengers = Arc::new(Messengers::new(&settings, with_demo && address.ip().is_loopback() && !settings.behind_proxy).map_err(Failure::refused)?);
    house.identity = house.identity.showing_messages(messengers.are_shown());
    let house = Arc::new(house);
    if let Some(token) = house.organizations.first_run_token()? {
        eprintln!("xingtan: nobody operates this platform yet; open {}/first-run and enter the token {token}", settings.base_url);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(listen(Arc::clone(&house), &settings, messengers, address, started))?;
    runtime.shutdown_timeout(portal::SHUTDOWN_WAIT);
    drop(house); // only here: connections to PostgreSQL block while they close, which is not allowed inside the runtime
    Ok(())
}

fn filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::try_from_env("XINGTAN_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,tantivy=warn,async_nats=warn,html5ever=error,selectors=error"))
}

async fn listen(house: Arc<House>, settings: &Settings, messengers: Arc<Messengers>, address: SocketAddr, started: Instant) -> anyhow::Result<()> {
    let registry = house.registry();
    let portal_settings = PortalSettings {
        base_url: settings.base_url.clone(),
        content_url: settings.content_url.clone(),
        secret: house::secret(&settings.data)?,
        in_process: house.services.database.engine() == Engine::Sqlite && house.objects.is_here(),
        behind_proxy: settings.behind_proxy,
    };
    let nats = match &settings.events {
        None => None,
        Some(events) => {
            let (database, clock) = (&house.services.database, Arc::clone(&house.services.clock));
            Some(Arc::new(events::Nats::start(events, database, house.outbox.clone(), clock, house.services.new_id()).await?))
        }
    };
    let carrier: Arc<dyn Carrier> = match &nats {
        None => Arc::new(house.outbox.clone()),
        Some(nats) => Arc::<events::Nats>::clone(nats),
    };
    let (after_change, handing, ready) = (Arc::clone(&carrier), Arc::clone(&house), Arc::clone(&house));
    let portal = Portal::new(
        portal_settings,
        house.doorkeeper(),
        Arc::clone(&house.services.clock),
        Arc::clone(&house.cache),
        move || hand_over(&handing, &*after_change),
        move || readiness(&ready),
    );
    let (noting, counting, counted) = (Arc::clone(&carrier), Arc::clone(&carrier), house.outbox.clone());
    portal.tell(move || noting.trouble().map(|why| format!("facts wait in the outbox: {why}")).into_iter().collect(), move || measures(&counted, &*counting));
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}; is another program there?"))?;
    let looking = [
        tokio::spawn(look_around(Arc::clone(&house))),
        tokio::spawn(keep_up(Arc::clone(&house), Arc::clone(&carrier))),
        tokio::spawn(sweep_objects(Arc::clone(&house))),
        tokio::spawn(notice_roles(Arc::clone(&house))),
        tokio::spawn(notice_sign_outs(Arc::clone(&house))),
        tokio::spawn(tell_sign_outs(Arc::clone(&house))),
        tokio::spawn(send_messages(Arc::clone(&house), messengers)),
        tokio::spawn(forward_statements(Arc::clone(&house))),
        tokio::spawn(show_statements(Arc::clone(&house))),
        tokio::spawn(close_days(Arc::clone(&house))),
    ];
    eprintln!("xingtan: ready after {} ms on {}", started.elapsed().as_millis(), settings.base_url);
    tracing::info!(address = %address, base_url = %settings.base_url, "listening");
    portal.serve(listener, &registry, stop_asked()).await?;
    looking.iter().for_each(tokio::task::JoinHandle::abort);
    let last = tokio::task::spawn_blocking(move || {
        if let Err(error) = house.learning.flush() {
            tracing::error!(%error, "the last reading marks were not kept");
        }
        hand_over(&house, &*carrier);
    });
    last.await?;
    if let Some(nats) = nats {
        nats.stop().await;
    }
    tracing::info!("stopped; every request was finished");
    Ok(())
}

fn hand_over(house: &House, carrier: &dyn Carrier) {
    carrier.facts_wait();
    if let Err(error) = house.records.settle() {
        tracing::error!(%error, "what rooms said waits to be stored");
    }
}

fn measures(outbox: &platform::Outbox, carrier: &dyn Carrier) -> Vec<Measure> {
    let gauge = |name, help, value: i64| Measure { name, help, value: u64::try_from(value).unwrap_or(0), grows: false };
    let waiting = outbox.counts().map(|(waiting, dead)| {
        [gauge("outbox_waiting", "Facts that wait for the rooms that listen", waiting), gauge("outbox_set_aside", "Facts that a room could not take in", dead)]
    });
    let counted = carrier.counted().into_iter().map(|(name, help, value)| Measure { name, help, value, grows: true });
    waiting.into_iter().flatten().chain(counted).collect()
}

fn readiness(house: &House) -> Result<(), String> {
    if !platform::migrate::is_current(&house.services.database, house::MIGRATIONS).map_err(|error| error.to_string())? {
        return Err("the tables are not those of this version".to_owned());
    }
    match house.catalog.rebuilding() {
        Some((done, total)) => Err(format!("the search index is being filled: {done} of {total} resources")),
        None if house.catalog.is_indexed().map_err(|error| error.to_string())? => Ok(()),
        None => Err("the search index is being filled".to_owned()),
    }
}

/// Takes in what other processes changed, several times a second. Filling the index may take long; facts do not wait for it.
async fn look_around(house: Arc<House>) {
    let mut ticks = tokio::time::interval(LOOK_AROUND);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let house = Arc::clone(&house);
        let done = tokio::task::spawn_blocking(move || {
            let filled = !house.catalog.is_indexed().unwrap_or(true);
            match house.catalog.refresh() {
                Ok(true) if filled => tracing::info!(documents = house.catalog.index().document_count(), "the search index holds everything"),
                Ok(_) => {}
                Err(error) => tracing::error!(%error, "the library could not be brought up to date"),
            }
        });
        if done.await.is_err() {
            tracing::error!("looking around failed");
        }
    }
}

/// Keeps reading marks and hands facts over, several times a second, and sweeps now and then.
async fn keep_up(house: Arc<House>, carrier: Arc<dyn Carrier>) {
    let mut rounds: u32 = 0;
    let mut ticks = tokio::time::interval(LOOK_AROUND);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let sweep = rounds.is_multiple_of(SWEEP_ROUNDS);
        rounds = rounds.wrapping_add(1);
        let (house, carrier) = (Arc::clone(&house), Arc::clone(&carrier));
        let done = tokio::task::spawn_blocking(move || {
            if let Err(error) = house.learning.flush() {
                tracing::error!(%error, "reading marks wait to be kept");
            }
            if let Err(error) = house.learning.settle() {
                tracing::error!(%error, "time spent waits to become facts");
            }
            hand_over(&house, &*carrier);
            if sweep {
                match house.learning.much_used(MUCH_USED_MAX) {
                    Ok(resources) => drop(house.catalog.note_much_used(resources)),
                    Err(error) => tracing::error!(%error, "what is much used was not counted"),
                }
            }
            if sweep && let Err(error) = house.learning.sweep() {
                tracing::error!(%error, "old beats were not swept out");
            }
            if sweep && let Err(error) = house.sso.sweep() {
                tracing::error!(%error, "what is over of signing in elsewhere was not swept out");
            }
            if sweep && let Err(error) = house.courseware.sweep() {
                tracing::error!(%error, "launches whose time is over were not given up");
            }
            if sweep && let Err(error) = house.identity.sweep() {
                tracing::error!(%error, "ended sessions were not swept out");
            }
        });
        if done.await.is_err() {
            tracing::error!("keeping up with facts failed");
        }
    }
}

/// Removes once a day what nothing refers to any more of what rooms kept.
async fn sweep_objects(house: Arc<House>) {
    loop {
        tokio::time::sleep(SWEEP_OBJECTS_EVERY).await;
        let house = Arc::clone(&house);
        let done = tokio::task::spawn_blocking(move || match house.objects.sweep(&house.services.database, &house.referrers, house.services.now()) {
            Ok((0, _)) => {}
            Ok((objects, bytes)) => tracing::info!(objects, bytes, "objects that nothing referred to any more were removed"),
            Err(error) => tracing::error!(%error, "objects that nothing refers to were not removed"),
        });
        if done.await.is_err() {
            tracing::error!("a task beside the requests failed");
        }
    }
}

/// Notices several times a second that roles were changed by other nodes. Facts may take long to hand over, so this does not wait for them.
async fn notice_roles(house: Arc<House>) {
    several_times_a_second(house, |house| {
        if let Err(error) = house.organizations.look_around() {
            tracing::error!(%error, "whether roles changed elsewhere is not known");
        }
    })
    .await;
}

/// Notices several times a second which browser sessions ended, so that what was to end with them ends.
async fn notice_sign_outs(house: Arc<House>) {
    several_times_a_second(house, |house| {
        if let Err(error) = house.sso.notice_ended() {
            tracing::error!(%error, "it could not be seen which sessions ended");
        }
    })
    .await;
}

/// Tells connected programs who signed out. They may be slow, so nothing else waits for them.
async fn tell_sign_outs(house: Arc<House>) {
    several_times_a_second(house, |house| {
        if let Err(error) = house.sso.deliver() {
            tracing::error!(%error, "notices of sign-out wait to be delivered");
        }
    })
    .await;
}

/// Hands statements on to other record stores. They may be slow, so nothing else waits for them.
async fn forward_statements(house: Arc<House>) {
    several_times_a_second(house, |house| {
        if let Err(error) = house.records.rewrite() {
            tracing::error!(%error, "what was erased is still on the disk");
        }
        if let Err(error) = house.records.forward(&records::courier::Web::default()) {
            tracing::error!(%error, "statements wait to be handed on");
        }
    })
    .await;
}

/// Shows operators who watch what came in. While nobody does, nothing is asked.
async fn show_statements(house: Arc<House>) {
    several_times_a_second(house, |house| {
        if let Err(error) = house.records.show_new() {
            tracing::error!(%error, "new statements were not shown to those who watch");
        }
    })
    .await;
}

/// Closes days that are over, and lets people leave files. A day may take minutes, so nothing else waits for it.
async fn close_days(house: Arc<House>) {
    let mut ticks = tokio::time::interval(CLOSE_DAYS);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let house = Arc::clone(&house);
        let done = tokio::task::spawn_blocking(move || match house.columns.work() {
            Ok(Some(done)) if done != columns::Done::default() => {
                tracing::info!(
                    partitions = done.partitions,
                    statements = done.rows,
                    bytes = done.bytes,
                    left = done.left,
                    dropped = done.dropped,
                    "history in columns was written"
                );
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "history in columns waits to be written"),
        });
        if done.await.is_err() {
            tracing::error!("writing history in columns failed");
        }
    }
}

async fn several_times_a_second(house: Arc<House>, work: fn(&House)) {
    let mut ticks = tokio::time::interval(LOOK_AROUND);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let house = Arc::clone(&house);
        if tokio::task::spawn_blocking(move || work(&house)).await.is_err() {
            tracing::error!("a task beside the requests failed");
        }
    }
}

/// Makes the codes that people asked for, and sends messages, several times a second.
async fn send_messages(house: Arc<House>, messengers: Arc<Messengers>) {
    let mut ticks = tokio::time::interval(LOOK_AROUND);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let (house, messengers) = (Arc::clone(&house), Arc::clone(&messengers));
        let done = tokio::task::spawn_blocking(move || {
            if let Err(error) = house.identity.send_codes() {
                tracing::error!(%error, "codes that people asked for were not made");
            }
            if let Err(error) = messages::deliver(&house.services, &*messengers) {
                tracing::error!(%error, "messages wait to be sent");
            }
        });
        if done.await.is_err() {
            tracing::error!("sending messages failed");
        }
    }
}

async fn stop_asked() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
    tracing::info!("stopping: requests in progress are finished first");
}
