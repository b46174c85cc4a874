//! Signs in, reads the session, writes the settings back, and meets an error and a second factor.

use std::env::var;
use std::error::Error;

use open_webui_auths::apis::configuration::Configuration;
use open_webui_auths::apis::session_api::{get_session_user, sign_in};
use open_webui_auths::apis::Error::ResponseError;
use open_webui_auths::apis::{admin_api, gafaelfawr_api};
use open_webui_auths::models::{AdminConfig, AdminConfigForm, ErrorResponse, SigninForm, SigninResult};
use reqwest::header::{HeaderMap, COOKIE};

/// What was read, as what can be written.
fn settings(config: &AdminConfig) -> serde_json::Result<AdminConfigForm> {
    serde_json::from_value(serde_json::to_value(config)?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (server, email, password) =
        (var("OPEN_WEBUI_URL")?, var("OPEN_WEBUI_EMAIL")?, var("OPEN_WEBUI_PASSWORD")?);
    let ada = SigninForm::new(email.clone(), password);

    // docs: sign in
    let mut client = Configuration { base_path: server, ..Configuration::default() };
    match sign_in(&client, ada.clone()).await? {
        SigninResult::SessionUserResponse(session) => client.bearer_access_token = Some(session.token),
        SigninResult::MfaChallengeResponse(challenge) => panic!("next: {:?}", challenge.next_step),
        SigninResult::PendingUserResponse(_) => panic!("an admin has yet to let you in"),
    }
    let me = get_session_user(&client).await?;
    println!("signed in: {}", me.email);
    println!("web search: {}", me.permissions.features.web_search);
    // docs: end

    let config = admin_api::get_admin_config(&client).await?;
    let mut form = settings(&config)?;
    let written = admin_api::update_admin_config(&client, form.clone()).await?;
    println!("settings kept: {}", written.webui_url == config.webui_url && !written.sessions_revoked);

    let wrong = SigninForm::new(email, "not the password".to_owned());
    if let Err(ResponseError(response)) = sign_in(&client, wrong).await {
        let error: ErrorResponse = serde_json::from_str(&response.content)?;
        println!("refused: {}", error.detail);
    }

    // From here on the server demands a second factor, so a right password is only half of a sign-in.
    form.enable_mfa = Some(true);
    admin_api::update_admin_config(&client, form).await?;
    match sign_in(&client, ada).await? {
        SigninResult::MfaChallengeResponse(challenge) => {
            println!("second factor: {}", serde_json::to_value(challenge.next_step)?.as_str().unwrap_or_default())
        }
        _ => println!("second factor: none"),
    }

    // The client has no setting for a cookie, so its reqwest client sends it.
    let mut headers = HeaderMap::new();
    headers.insert(COOKIE, format!("gafaelfawr={}", var("GAFAELFAWR_COOKIE")?).parse()?);
    let platform = Configuration {
        base_path: var("GAFAELFAWR_URL")?,
        client: reqwest::Client::builder().default_headers(headers).build()?,
        ..Configuration::default()
    };
    println!("Gafaelfawr: {}", gafaelfawr_api::get_login(&platform).await?.username);
    Ok(())
}
