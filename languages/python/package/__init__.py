"""Signs in to Open WebUI, keeps the token and sends it."""

from . import auths, line, models, session
from .auths import *
from .line import *
from .models import *
from .session import *

__all__ = []
__all__ += auths.__all__
__all__ += line.__all__
__all__ += models.__all__
__all__ += session.__all__
