//! The element that other people's pages use: it shows what stands in it until the page is there, is
//! as high as the page, and says what the reader does.

use std::time::{Duration, Instant};

use crate::{
    harness::{Outcome, journeys},
    page::Page,
    session::PATIENCE,
    words::ENGLISH,
};

journeys! {
    element_of_a_host(Plain) in Chromium Firefox WebKit;
    element_as_it_is_asked(Plain) in Chromium Firefox WebKit;
    element_above_the_reader(Plain) in Chromium Firefox;
    element_of_what_is_not_there(Plain) in Chromium Firefox WebKit;
}

const ELEMENT: &str = "
    window.before = ['before', ...Object.keys(window)];
    document.documentElement.lang = 'en-GB';
    const place = document.getElementById('place');
    place.style.width = '700px';
    place.innerHTML = '<lockout-explainer persona=\"patient\" at=\"12:00\" height=\"500\">'
        + '<a id=\"still\" href=\"#\">A day without MitID</a></lockout-explainer>'
        + '<lockout-explainer persona=\"elderly\" lang=\"da\" dark=\"true\"></lockout-explainer>';
    const script = document.createElement('script');
    Object.assign(script, { type: 'module', src: 'SITElockout-embed.js' });
    document.head.append(script);";

const TOP: &str = "const [ours, other] = document.querySelectorAll('lockout-explainer');
    const frame = ours.shadowRoot?.querySelector('iframe');";

async fn element_of_a_host(page: Page) -> Outcome {
    page.load(&page.host("plain.html")).await?;
    page.until("the host", "return typeof window.embed === 'function'")
        .await?;
    let history: usize = page.script("return history.length").await?;
    page.script::<()>(&ELEMENT.replace("SITE", &page.address("")))
        .await?;
    arrives(&page).await?;
    tells(&page).await?;
    is_as_asked(&page).await?;
    goes_on(&page).await?;
    let after: usize = page.script("return history.length").await?;
    assert_eq!(after, history, "steps back");
    let globals: Vec<String> = page
        .script("return Object.keys(window).filter((key) => !window.before.includes(key))")
        .await?;
    let is_of_a_driver =
        |key: &String| key.starts_with("lockout") || key.contains('$') || key.starts_with("se_");
    let globals: Vec<&String> = globals.iter().filter(|key| !is_of_a_driver(key)).collect();
    assert!(globals.is_empty(), "the script sets {globals:?}");
    Ok(())
}

/// What stood in the element names the frame and gives way to it.
async fn arrives(page: &Page) -> Outcome {
    page.until("the element", &[TOP, "return Boolean(frame)"].concat())
        .await?;
    let title: String = page.script(&[TOP, "return frame.title"].concat()).await?;
    assert_eq!(title, "A day without MitID");
    let gave_way = "return !document.getElementById('still').checkVisibility() \
                    && frame.clientHeight > 1000";
    page.until("what stood there to give way", &[TOP, gave_way].concat())
        .await?;
    until_as_high(page).await
}

/// What the reader does is told, each thing once.
async fn tells(page: &Page) -> Outcome {
    page.until("life", "return told.includes('ready true')")
        .await?;
    page.enter_ours(0).await?;
    // It may have been the other element that told of its life.
    page.ready().await?;
    let day = page.day(&ENGLISH).await?;
    assert_eq!((&*day.chosen().value, &*day.lang), ("12:00", "en"));
    page.touch("one", &["button", ENGLISH.next]).await?;
    page.touch("one", &["radio", "0"]).await?;
    page.leave().await?;
    page.until("the guess", "return told.includes('prediction 0')")
        .await?;
    // Another person, of whom nothing is guessed yet.
    let (name, id) = ENGLISH.persona[3];
    page.enter_ours(0).await?;
    let link = ["navigation", ENGLISH.personas, "link", name];
    page.touch("within", &link).await?;
    page.leave().await?;
    let persona = format!("persona {id}");
    for what in [
        "step 12:00",
        "step 13:00",
        "persona patient",
        "prediction 0",
        &persona,
    ] {
        let is_told = format!("return told.filter((one) => one === '{what}').length === 1");
        if let Err(error) = page.until(what, &is_told).await {
            let told: Vec<String> = page.script("return told").await?;
            return Err(format!("{error}; told: {told:?}").into());
        }
    }
    until_as_high(page).await
}

/// The other element has the language and the scheme that it asks for.
async fn is_as_asked(page: &Page) -> Outcome {
    page.enter_ours(1).await?;
    page.ready().await?;
    let root = "const { lang, dataset } = document.documentElement; ";
    let is_as_asked: bool = page
        .script(&[root, "return lang === 'da' && dataset.theme === 'dark'"].concat())
        .await?;
    assert!(is_as_asked);
    page.leave().await
}

/// Another person, by an attribute, is another frame; an element that is moved starts anew.
async fn goes_on(page: &Page) -> Outcome {
    let change = "told.length = 0; scrollTo(0, 0); ours.setAttribute('persona', 'business')";
    page.script::<()>(&[TOP, change].concat()).await?;
    page.until("another person", "return told.includes('persona business')")
        .await?;
    page.script::<()>(&[TOP, "told.length = 0; document.body.prepend(ours)"].concat())
        .await?;
    page.until("life after a move", "return told.includes('ready true')")
        .await?;
    until_as_high(page).await
}

/// Waits until the first element is as high as its page.
async fn until_as_high(page: &Page) -> Outcome {
    let (start, mut seen) = (Instant::now(), Vec::new());
    while start.elapsed() < PATIENCE {
        page.enter_ours(0).await?;
        let own = page.own_height().await;
        page.leave().await?;
        let own = own.unwrap_or_default();
        let shown: u32 = page
            .script(&[TOP, "return ours.clientHeight"].concat())
            .await?;
        if own > 0 && own.abs_diff(shown) == 0 {
            return Ok(());
        }
        seen.push((own, shown));
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    seen.dedup();
    Err(format!("own height and that of the element: {seen:?}").into())
}

/// Puts an element at the end of a long page, with the script that makes it one.
async fn put_far_down(page: &Page, attributes: &str) -> Outcome {
    const PUT: &str = "
        document.body.insertAdjacentHTML('beforeend',
            '<lockout-explainer ATTRIBUTES><a id=\"still\" href=\"#\">A day without MitID</a></lockout-explainer>');
        const script = document.createElement('script');
        Object.assign(script, { type: 'module', src: 'SITElockout-embed.js' });
        document.head.append(script);";
    page.load(&page.host("plain.html")).await?;
    page.until("the host", "return typeof window.embed === 'function'")
        .await?;
    let put = PUT.replace("ATTRIBUTES", attributes);
    page.script::<()>(&put.replace("SITE", &page.address("")))
        .await?;
    let is_made = "const [ours] = document.querySelectorAll('lockout-explainer'); return Boolean(ours.shadowRoot)";
    page.until("the element", is_made).await
}

/// It loads when it is near the screen, at the site, in the view and with the safeguards that it names.
async fn element_as_it_is_asked(page: Page) -> Outcome {
    let site = page.address("");
    let attributes = format!(
        "src=\"{site}elderly/?utm_source=a\" view=\"embed\" safeguards=\"pacing\" label=\"A name\""
    );
    put_far_down(&page, &attributes).await?;
    let asked: [String; 3] = page
        .script(&[TOP_OF_ONE, "return [frame.src, frame.title, frame.loading]"].concat())
        .await?;
    let src = format!("{site}elderly/?utm_source=a&view=embed&safeguards=pacing");
    assert_eq!(asked, [src.as_str(), "A name", "lazy"]);
    tokio::time::sleep(Duration::from_millis(700)).await;
    let is_quiet =
        "return heard.length === 0 && document.getElementById('still').checkVisibility()";
    assert!(page.script::<bool>(is_quiet).await?, "it waits");

    page.script::<()>("document.querySelector('lockout-explainer').scrollIntoView()")
        .await?;
    page.until("life", "return told.includes('ready true')")
        .await?;
    page.enter_ours(0).await?;
    let is_as_asked = "
        const { dataset } = document.documentElement;
        const chosen = document.querySelectorAll('input[role=switch]:checked');
        return dataset.view === 'embed' && dataset.persona === 'elderly' && chosen.length === 1";
    assert!(page.script::<bool>(is_as_asked).await?);
    page.leave().await
}

/// Who came by a link to what stands below an element stays there, however high that becomes. WebKit loads no
/// frame that stands above the screen.
async fn element_above_the_reader(page: Page) -> Outcome {
    const GO_BELOW: &str = "document.body.insertAdjacentHTML('beforeend',
            '<h2 id=\"below\">The text goes on</h2><div style=\"height: 4000px\"></div>');
        document.getElementById('below').scrollIntoView()";
    const TOP_OF_BELOW: &str =
        "return Math.round(document.getElementById('below').getBoundingClientRect().top)";
    let attributes = format!("src=\"{}\"", page.address(""));
    put_far_down(&page, &attributes).await?;
    page.script::<()>(GO_BELOW).await?;
    let is_high = "return document.querySelector('lockout-explainer').clientHeight > 1000";
    page.until("the page above", is_high).await?;
    let top: i32 = page.script(TOP_OF_BELOW).await?;
    assert!(top.abs() <= 2, "the text moved by {top} px");
    Ok(())
}

/// What stands in the element stays where nothing arrives, and takes no more room than it needs.
async fn element_of_what_is_not_there(page: Page) -> Outcome {
    put_far_down(&page, "src=\"data:text/html,Another page\"").await?;
    page.script::<()>("document.querySelector('lockout-explainer').scrollIntoView()")
        .await?;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let stays = "return document.getElementById('still').checkVisibility()
        && getComputedStyle(frame).visibility === 'hidden'
        && document.querySelector('lockout-explainer').clientHeight <= 600";
    assert!(page.script::<bool>(&[TOP_OF_ONE, stays].concat()).await?);
    Ok(())
}

const TOP_OF_ONE: &str =
    "const frame = document.querySelector('lockout-explainer').shadowRoot.querySelector('iframe');";
