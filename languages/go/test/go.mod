module open-webui-auths.example/test

go 1.24.0

require open-webui-auths.example/auths v0.0.0

require (
	github.com/apapsch/go-jsonmerge/v2 v2.0.0 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/oapi-codegen/nullable v1.1.0 // indirect
	github.com/oapi-codegen/runtime v1.8.0 // indirect
)

replace open-webui-auths.example/auths => ../../../dist/languages/go
