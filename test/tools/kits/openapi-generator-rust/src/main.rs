use openapi::apis::configuration::Configuration;
use openapi::apis::session_api::{get_session_user, sign_in};
use openapi::apis::Error::ResponseError;
// only 0.12
use openapi::models::signin_result::NextStep;
// end only
use openapi::models::SigninForm;
// only 0.12
use serde_json::to_value;
// end only
use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

async fn tell(url: &str, email: &str, password: &str) -> Result<String, Failure> {
    let mut client = Configuration { base_path: url.to_owned(), ..Configuration::default() };
    let result = match sign_in(&client, SigninForm::new(email.to_owned(), password.to_owned())).await {
        Ok(result) => result,
        Err(ResponseError(answer)) => {
            let error: Value = serde_json::from_str(&answer.content)?;
            let text = error["detail"].as_str().unwrap_or_default();
            return Ok(format!("refused: {} {}", answer.status.as_u16(), text));
        }
        Err(error) => return Err(error.into()),
    };
    // only 0.6 0.9
    let (role, token) = (result.role, result.token);
    // end only
    // only 0.12
    match result.next_step {
        Some(NextStep::Pending) => return Ok("pending".to_owned()),
        Some(step) => return Ok(format!("challenge: {}", to_value(step)?.as_str().unwrap_or_default())),
        None => {}
    }
    let (Some(role), Some(token)) = (result.role, result.token) else {
        return Err("neither a session nor a next step".into());
    };
    // end only
    if role == "pending" {
        return Ok("pending".to_owned());
    }
    client.bearer_access_token = Some(token);
    let user = get_session_user(&client).await?;
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
