"""How each phone system speaks. Nothing here knows Home Assistant."""

from .asterisk.client import Asterisk
from .base import PhoneSystem
from .huawei_aicc.client import HuaweiAicc
from .openvox_uc.client import OpenVoxUc
from .yeastar_p.client import YeastarP
from .yeastar_s.client import YeastarS

SYSTEMS: dict[str, type[PhoneSystem]] = {
    system.key: system
    for system in (Asterisk, YeastarP, YeastarS, OpenVoxUc, HuaweiAicc)
}
