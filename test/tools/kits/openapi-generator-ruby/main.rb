require "json"
require "openapi_client"

def api(url, token = nil)
  config = OpenapiClient::Configuration.new
  config.scheme, config.host = url.split("://")
  config.base_path = ""
  config.access_token = token
  OpenapiClient::SessionApi.new(OpenapiClient::ApiClient.new(config))
end

def tell(url, email, password)
  form = OpenapiClient::SigninForm.new(email: email, password: password)
  result = api(url).sign_in(form)
  # only 0.12
  return "pending" if result.next_step == "pending"
  return "challenge: #{result.next_step}" if result.next_step
  # end only
  return "pending" if result.role == "pending"
  session = api(url, result.token).get_session_user
  "session: call #{session.permissions.chat.call}"
rescue OpenapiClient::ApiError => error
  "refused: #{error.code} #{JSON.parse(error.response_body)["detail"]}"
end

url, *accounts = ARGV
accounts.each_slice(2) { |email, password| puts tell(url, email, password) }
