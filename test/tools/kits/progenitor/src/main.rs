// What it makes of the contract when this is compiled.
progenitor::generate_api!("contract.yaml");

use reqwest::header::{HeaderMap, AUTHORIZATION};

type Failure = Box<dyn std::error::Error>;

async fn tell(url: &str, email: &str, password: &str) -> Result<String, Failure> {
    let form = serde_json::from_value(serde_json::json!({ "email": email, "password": password }))?;
    let result = match Client::new(url).sign_in(&form).await {
        Ok(answer) => answer.into_inner(),
        Err(Error::ErrorResponse(answer)) => {
            // Up to 0.11 it may be a list as well.
            let detail = serde_json::to_value(&answer.detail)?;
            let text = detail.as_str().unwrap_or_default();
            return Ok(format!("refused: {} {text}", answer.status().as_u16()));
        }
        Err(error) => return Err(error.into()),
    };
    // only 0.12
    match result.next_step {
        Some(types::SigninResultNextStep::Pending) => return Ok("pending".to_owned()),
        Some(step) => return Ok(format!("challenge: {step}")),
        None => {}
    }
    let (Some(role), Some(token)) = (result.role, result.token) else {
        return Err("neither a session nor a next step".into());
    };
    // end only
    // only 0.6 0.9
    let (role, token) = (result.role, result.token);
    // end only
    if role == "pending" {
        return Ok("pending".to_owned());
    }
    let headers = HeaderMap::from_iter([(AUTHORIZATION, format!("Bearer {}", String::from(token)).parse()?)]);
    let http = reqwest::Client::builder().default_headers(headers).build()?;
    let user = Client::new_with_client(url, http).get_session_user().await?;
    Ok(format!("session: call {}", user.permissions.chat.call))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (url, accounts) = arguments.split_first().expect("a URL, then accounts");
    for account in accounts.chunks(2) {
        println!("{}", tell(url, &account[0], &account[1]).await?);
    }
    Ok(())
}
