"""What the Python sources of a release say of its authentication API: one fact a key. Nothing of them is run."""

import ast
import hashlib
import re
from functools import cache

ROUTERS = {"routers/auths.py": "/api/v1/auths", "routers/mfa.py": "/api/v1/auths/mfa", "main.py": ""}
PUBLIC = {"/api/config", "/api/version"}
FOLLOWED = ("open_webui.utils.", "open_webui.routers.")
SETTINGS = re.compile(
    r"(WEBUI_(ADMIN|AUTH|JWT|SECRET|SESSION)|ENABLE_(API_KEY|INITIAL|LDAP|LOGIN|OAUTH|PASSWORD|SIGNUP)|API_KEYS?_|CORS_|"
    r"DEFAULT_(GROUP|USER_ROLE)|JWT_|LDAP_|MFA_|\w+_OAUTH_|OAUTH_|OPENID_|PASSWORD_|USER_PERMISSIONS_)"
)
CATCH_ALL = {"Exception", "BaseException"}


class Module:
    def __init__(self, name, text):
        self.name, self.tree = name, ast.parse(text)
        self.functions, self.classes, self.values, self.imports = {}, {}, {}, {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                self.imports |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.functions.setdefault(node.name, node)
            elif isinstance(node, ast.ClassDef):
                methods = [one for one in node.body if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))]
                self.functions |= {f"{node.name}.{method.name}": method for method in methods}
        for node in self.tree.body:
            if isinstance(node, ast.ClassDef):
                self.classes[node.name] = node
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.values[node.targets[0].id] = node.value


class Release:
    """The facts of one release. `read` gives the text of a file of the package."""

    def __init__(self, read):
        self.read, self.facts, self.reached, self.known = read, {}, set(), {}

    @cache
    def module(self, name):
        path = name.removeprefix("open_webui.").replace(".", "/")
        text = self.read(f"{path}.py") or self.read(f"{path}/__init__.py")
        return Module(name, text) if text else None

    def all(self):
        for file, prefix in ROUTERS.items():
            module = self.module("open_webui." + file.removesuffix(".py").replace("/", "."))
            if module:
                for function in module.functions.values():
                    for decorator in function.decorator_list:
                        self.route(module, prefix, function, decorator)
        if not self.facts:
            raise ValueError("no route was found: the sources are built in another way than this reader knows")
        self.permissions()
        self.settings()
        self.middleware()
        for module, name in self.reached:
            node = module.functions.get(name) or module.classes[name]
            self.facts[f"code {module.name.removeprefix('open_webui.')}.{name}"] = fingerprint(node)
        return dict(sorted(self.facts.items()))

    def route(self, module, prefix, function, decorator):
        if not (isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute)):
            return
        if decorator.func.attr not in {"get", "post", "put", "delete", "patch"} or not decorator.args:
            return
        path = prefix + re.sub(r":path}", "}", str(constant(decorator.args[0])))
        if not prefix and path not in PUBLIC:
            return
        key = f"{decorator.func.attr.upper()} {path}"
        options = {option.arg: option.value for option in decorator.keywords}
        self.facts[key] = function.name
        answer = options.get("response_model")
        if answer is not None:
            owner, answer = self.value(module, answer) or (module, answer)
            exclude = "".join(f" {name}" for name in sorted(options) if name.startswith("response_model_"))
            self.facts[f"{key} answer"] = type_of(answer) + exclude
            self.models(owner, answer)
        else:
            for name in self.returned(module, function):
                self.facts[f"{key} returns {name}"] = ""
        given = function.args.defaults
        defaults = [None] * (len(function.args.args) - len(given)) + given
        for argument, default in zip(function.args.args, defaults):
            kind = type_of(argument.annotation) if argument.annotation else ""
            if isinstance(default, ast.Call) and isinstance(default.func, ast.Name) and default.func.id == "Depends":
                if "user" in argument.arg:
                    self.facts[f"{key} caller"] = ast.unparse(default.args[0])
            elif kind in {"str", "int", "bool"} or kind.startswith(("str |", "int |", "bool |")):
                self.facts[f"{key} parameter {argument.arg}"] = kind
            elif kind not in {"Request", "Response", "BackgroundTasks", ""}:
                self.facts[f"{key} body"] = kind
                self.models(module, argument.annotation)
        nodes = [(module, function)]
        guard = self.route_class(module)
        if guard:
            nodes.append(guard)
        for owner, node in nodes:
            self.reached.add((owner, node.name))
            for status, text in self.raised(owner, node, {}):
                if status:
                    self.facts[f"{key} raises {status} {text}"] = ""
            for cookie in self.cookies(owner, node):
                self.facts[f"{key} {cookie}"] = ""

    def route_class(self, module):
        """The class that wraps every route of a router."""
        router = module.values.get("router")
        for option in getattr(router, "keywords", []):
            if option.arg == "route_class":
                return self.find(module, option.value, "classes")
        return None

    # Names

    def find(self, module, node, kind, followed=FOLLOWED):
        """The function or class that an expression names, with its module."""
        if isinstance(node, ast.Name):
            own = getattr(module, kind).get(node.id)
            if own is not None:
                return module, own
            source, name = module.imports.get(node.id, ("", ""))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in module.imports:
            source, name = ".".join(module.imports[node.value.id]), node.attr
        elif isinstance(node, ast.Attribute) and getattr(node.value, "attr", getattr(node.value, "id", "")) == "oauth_manager":
            source, name = "open_webui.utils.oauth", f"OAuthManager.{node.attr}"
        else:
            return None
        target = self.module(source) if source.startswith(followed) else None
        found = getattr(target, kind).get(name) if target else None
        return (target, found) if found is not None else None

    # Errors

    def raised(self, module, node, caught):
        """Status and text of every error that a node may end in; an exception that is no answer has no status."""
        if isinstance(node, ast.Try):
            return self.tried(module, node, caught)
        found = set()
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            found |= self.error(module, node.exc, caught)
        if isinstance(node, ast.Call) and name_of(node.func) == "JSONResponse":
            found |= self.json_error(module, node, caught)
        if isinstance(node, (ast.Name, ast.Attribute)):
            target = self.find(module, node, "functions")
            if target:
                self.reached.add((target[0], target[1].name))
                found |= self.once(self.raised, *target, {})
        for child in ast.iter_child_nodes(node):
            found |= self.raised(module, child, caught)
        return found

    def once(self, question, module, function, *more):
        """The answer for a function, which is asked for once; one that calls itself adds nothing."""
        key = (question, function)
        if key not in self.known:
            self.known[key] = set()
            self.known[key] = question(module, function, *more)
        return self.known[key]

    def tried(self, module, node, caught):
        inner = set().union(*(self.raised(module, child, caught) for child in node.body))
        found = set()
        for handler in node.handlers:
            kinds = {name_of(kind) for kind in getattr(handler.type, "elts", [handler.type]) if kind is not None}
            takes = {
                (status, text)
                for status, text in inner
                if not kinds or kinds & CATCH_ALL or (status and "HTTPException" in kinds)
            }
            texts = {f"{status}: {text}" if status else text for status, text in takes}
            for child in handler.body:
                found |= self.raised(module, child, {**caught, handler.name: texts})
            if any(passes_on(one, handler.name) for child in handler.body for one in ast.walk(child)):
                found |= takes
            inner -= takes
        found |= inner
        for child in [*node.orelse, *node.finalbody]:
            found |= self.raised(module, child, caught)
        return found

    def error(self, module, call, caught):
        kind = name_of(call.func)
        options = {option.arg: option.value for option in call.keywords}
        if kind != "HTTPException":
            texts = [self.text(module, argument) for argument in call.args[:1] if "ERROR_MESSAGES" in ast.unparse(argument)]
            return {("", text) for text in texts}
        status = status_of(options.get("status_code", call.args[0] if call.args else None))
        detail = options.get("detail", call.args[1] if len(call.args) > 1 else None)
        return {(status, text) for text in self.texts(module, detail, caught)}

    def json_error(self, module, call, caught):
        options = {option.arg: option.value for option in call.keywords}
        status = status_of(options.get("status_code"))
        content = options.get("content", call.args[0] if call.args else None)
        if not status.startswith(("4", "5")) or not isinstance(content, ast.Dict):
            return set()
        details = [value for key, value in zip(content.keys, content.values) if constant(key) == "detail"]
        return {(status, text) for detail in details for text in self.texts(module, detail, caught)}

    def texts(self, module, detail, caught):
        """The texts of an error; of one that only passes on a caught exception, the texts of that."""
        if isinstance(detail, ast.Call) and name_of(detail.func) == "str" and detail.args:
            return caught.get(name_of(detail.args[0])) or {"{}"}
        return {self.text(module, detail)}

    def text(self, module, node, given=None):
        """An expression as a text, `{}` where only the running server knows."""
        given = given or {}
        if node is None:
            return ""
        if isinstance(node, ast.Constant):
            return str(node.value)
        if isinstance(node, ast.JoinedStr):
            return "".join(self.text(module, part, given) for part in node.values)
        if isinstance(node, ast.FormattedValue):
            return self.text(module, node.value, given)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self.text(module, node.left, given) + self.text(module, node.right, given)
        if isinstance(node, ast.Name):
            return given.get(node.id, "{}")
        call = node if isinstance(node, ast.Call) else None
        named = call.func if call else node
        if isinstance(named, ast.Attribute) and name_of(named.value) == "ERROR_MESSAGES":
            return self.message(named.attr, module, call)
        return "{}"

    def message(self, name, module, call):
        constants = self.module("open_webui.constants")
        for node in constants.classes["ERROR_MESSAGES"].body:
            if isinstance(node, ast.Assign) and name_of(node.targets[0]) == name:
                value = node.value
                if isinstance(value, ast.Name) and value.id in constants.functions:
                    arguments = call.args if call else []
                    return f"[ERROR: {self.text(module, arguments[0])}]" if arguments else "Something went wrong :/"
                if not isinstance(value, ast.Lambda):
                    return self.text(constants, value)
                parameters = [argument.arg for argument in value.args.args]
                defaults = [self.text(constants, default) for default in value.args.defaults]
                given = dict(zip(reversed(parameters), reversed(defaults)))
                given |= dict(zip(parameters, [self.text(module, argument) for argument in (call.args if call else [])]))
                body = value.body
                if isinstance(body, ast.IfExp):
                    body = body.body if given.get(name_of(body.test)) else body.orelse
                return self.text(constants, body, given)
        return f"ERROR_MESSAGES.{name}"

    # Cookies

    def cookies(self, module, node):
        """The cookies that an answer sets and deletes; what is done to an answer that an error replaces is not seen."""
        found = set()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in {"set_cookie", "delete_cookie"}:
                options = {option.arg: option.value for option in node.keywords}
                name = options.get("key", node.args[0] if node.args else None)
                name = module.values.get(name_of(name), name)
                found.add(f"{'sets' if node.func.attr == 'set_cookie' else 'deletes'} cookie {constant(name)}")
        if isinstance(node, (ast.Name, ast.Attribute)):
            target = self.find(module, node, "functions")
            if target:
                found |= self.once(self.cookies, *target)
        for _, value in ast.iter_fields(node):
            children = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, ast.AST)]
            if not children or isinstance(children[-1], ast.Raise):
                continue
            for child in children:
                found |= self.cookies(module, child)
        return found

    # Models and answers

    def models(self, module, node):
        for part in ast.walk(node):
            target = self.find(module, part, "classes", ("open_webui.",)) if isinstance(part, (ast.Name, ast.Attribute)) else None
            if target and target not in self.reached and (target[0], target[1].name) not in self.reached:
                self.reached.add((target[0], target[1].name))
                self.model(*target, target[1].name)

    def model(self, module, node, name):
        for base in node.bases:
            target = self.find(module, base, "classes", ("open_webui.",))
            if target:
                self.model(*target, name)
        for field in node.body:
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                self.facts[f"{name}.{field.target.id}"] = type_of(field.annotation) + default_of(field.value)
                self.models(module, field.annotation)

    def returned(self, module, function):
        """The keys of the object that a function returns, `?` behind those that it may leave out."""
        answers = []
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value is not None:
                keys = self.keys(module, function, node.value)
                if keys:
                    answers.append(keys)
        names = {key.rstrip("?") for keys in answers for key in keys}
        return sorted(name if all(name in keys for keys in answers) else f"{name}?" for name in names)

    def keys(self, module, function, node):
        if isinstance(node, ast.Await):
            return self.keys(module, function, node.value)
        if isinstance(node, ast.IfExp):
            return {f"{key.rstrip('?')}?" for part in (node.body, node.orelse) for key in self.keys(module, function, part)}
        if isinstance(node, ast.Dict):
            found = set()
            for key, value in zip(node.keys, node.values):
                inner = self.keys(module, function, value) if key is None or isinstance(value, ast.Dict) else set()
                if key is None:
                    found |= inner
                elif isinstance(key, ast.Constant):
                    found |= {str(key.value), *(f"{key.value}.{name}" for name in inner)}
            return found
        if isinstance(node, ast.Call):
            options = {option.arg: option.value for option in node.keywords}
            if name_of(node.func) == "JSONResponse":
                error = status_of(options.get("status_code")).startswith(("4", "5"))
                return set() if error else self.keys(module, function, options.get("content"))
            for argument in node.args:
                named = self.value(module, argument)
                if named and isinstance(named[1], ast.Dict):
                    return self.mapped(*named)
            target = self.find(module, node.func, "functions")
            return set(self.returned(*target)) if target else set()
        if isinstance(node, ast.Name):
            for one in ast.walk(function):
                if isinstance(one, ast.Assign) and name_of(one.targets[0]) == node.id:
                    return self.keys(module, function, one.value)
        return set()

    def value(self, module, node):
        """What a name of a module stands for, with the module that says so."""
        if not isinstance(node, ast.Name):
            return None
        if node.id in module.values:
            return module, module.values[node.id]
        source, name = module.imports.get(node.id, ("", ""))
        owner = self.module(source) if source.startswith("open_webui.") else None
        return (owner, owner.values[name]) if owner and name in owner.values else None

    def mapped(self, module, node):
        found = set()
        for key, value in zip(node.keys, node.values):
            more = self.value(module, value) if key is None else None
            found |= self.mapped(*more) if more and isinstance(more[1], ast.Dict) else {str(constant(key))}
        return found

    # The whole server

    def permissions(self):
        config = self.module("open_webui.config")
        for group, flags in items(config.values.get("DEFAULT_USER_PERMISSIONS") if config else None):
            for flag, _ in items(flags):
                self.facts[f"permissions.{group}.{flag}"] = ""

    def settings(self):
        """The settings that have to do with signing in, and what they are when nobody sets them."""
        for name in ("config", "env"):
            module = self.module(f"open_webui.{name}")
            for node in ast.walk(module.tree) if module else []:
                if isinstance(node, ast.Call) and ast.unparse(node.func) in {"os.environ.get", "os.getenv"} and node.args:
                    setting = constant(node.args[0])
                    if isinstance(setting, str) and SETTINGS.match(setting):
                        default = ast.unparse(node.args[1]) if len(node.args) > 1 else "None"
                        self.facts.setdefault(f"setting {setting}", default)

    def middleware(self):
        """What stands before every route, and the errors that it answers."""
        module = self.module("open_webui.main")
        for node in ast.walk(module.tree) if module else []:
            target = None
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                if any(ast.unparse(one).startswith(("app.middleware", "app.exception_handler")) for one in node.decorator_list):
                    self.facts[f"middleware {node.name}"] = ""
                    target = module, node
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "app.add_middleware" and node.args:
                self.facts[f"middleware {ast.unparse(node.args[0])}"] = ""
                target = self.find(module, node.args[0], "classes")
            if target:
                self.reached.add((target[0], target[1].name))
                for status, text in self.raised(*target, {}):
                    if status:
                        self.facts[f"every route raises {status} {text}"] = ""


def passes_on(node, caught):
    """Whether a node of an exception's handler raises it again, or answers with its status."""
    if isinstance(node, ast.Raise):
        return node.exc is None or bool(caught) and name_of(node.exc) == caught
    return isinstance(node, ast.Attribute) and node.attr == "status_code" and name_of(node.value) == caught and not isinstance(node.ctx, ast.Store) and bool(caught)


def items(node):
    pairs = zip(node.keys, node.values) if isinstance(node, ast.Dict) else []
    return [(key.value, value) for key, value in pairs if isinstance(key, ast.Constant)]


def constant(node):
    return node.value if isinstance(node, ast.Constant) else None


def name_of(node):
    return getattr(node, "id", getattr(node, "attr", ""))


def status_of(node):
    if node is None:
        return ""
    found = re.search(r"\d{3}", ast.unparse(node))
    return found[0] if found else "{}"


def type_of(node):
    """A type in one spelling: `Optional[str]` and `Union[str, None]` are `str | None`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return type_of(ast.parse(node.value, mode="eval").body)
    if isinstance(node, ast.Subscript) and name_of(node.value) == "Optional":
        return f"{type_of(node.slice)} | None"
    if isinstance(node, ast.Subscript) and name_of(node.value) == "Union":
        return " | ".join(type_of(part) for part in node.slice.elts)
    return ast.unparse(node)


def default_of(node):
    if isinstance(node, ast.Call) and name_of(node.func) == "Field":
        options = {option.arg: option.value for option in node.keywords}
        node = options.get("default", options.get("default_factory", node.args[0] if node.args else None))
    return "" if node is None or isinstance(node, ast.Constant) and node.value is ... else f" = {ast.unparse(node)}"


def fingerprint(node):
    """The same for the same code, whatever its comments, texts for people and log lines, and in every Python."""
    return hashlib.sha256(repr(shape(node)).encode()).hexdigest()[:8]


def shape(node):
    if isinstance(node, list):
        return [shape(one) for one in node if not silent(one)]
    if not isinstance(node, ast.AST):
        return node
    fields = [(name, shape(value)) for name, value in ast.iter_fields(node) if value not in (None, []) and name != "ctx"]
    return type(node).__name__, fields


def silent(node):
    if not isinstance(node, ast.Expr):
        return False
    return isinstance(node.value, ast.Constant) or ast.unparse(node.value).startswith(("log.", "print("))
