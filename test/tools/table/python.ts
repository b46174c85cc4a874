import type { Tool } from "../tool.ts";

export const python: Tool[] = [
  {
    name: "openapi-python-client",
    title: "openapi-python-client",
    version: "0.29.1",
    registry: "PyPI",
    makes: "Python",
    quick: true,
    generate: ["openapi-python-client generate --path contract.yaml --output-path client"],
    check: { with: "mypy 2.4.1", commands: ["cd client && mypy .", "MYPYPATH=client mypy main.py"] },
    program: "PYTHONPATH=client python main.py",
  },
  {
    name: "datamodel-code-generator",
    title: "datamodel-code-generator",
    version: "0.89.0",
    registry: "PyPI",
    makes: "Python",
    quick: true,
    generate: ["datamodel-codegen --input contract.yaml --output models.py"],
    // mypy reads no `constr()`, which pydantic makes its types of when the module is loaded.
    check: { with: "Python, by import", commands: ["python -c 'import models'"] },
    program: "python main.py",
  },
];
