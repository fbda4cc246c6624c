"""The example messages of the vendors' pages, byte for byte as printed there, and what they must bring about.

Yeastar: the report page CallTransfer and the query page call/query of the S-Series API v2.0.0. OpenVox: the report page
"call failed" and the query page outbound/query of the UC API v0.0.1. Huawei Cloud: "Calling Back Outbound Call Results".
"""

YEASTAR_HEAD = (
    b"POST / HTTP/1.1\r\nHost: 192.168.5.150: 8260\r\nAccept: application/json\r\n"
    b"User-Agent: WebAPI\r\nContent-Type: application/json\r\nAccept: application/json\r\n\r\n"
)
YEASTAR_TRANSFER_INTERNAL = YEASTAR_HEAD + (
    b'{ "event": "Tranfer", "callid": "1571981311.105", "members": [ { "ext": { "number": "2000", "channelid": '
    b'"PJSIP/2000-00000025" } }, { "ext": { "number": "1020", "channelid": "PJSIP/1020-00000026" } } ], '
    b'"sn": "369451090405" }'
)
YEASTAR_TRANSFER_INBOUND = YEASTAR_HEAD + (
    b'{ "event": "Tranfer", "callid": "1571981647.117", "members": [ { "inbound": { "from": "12345678", "to": "1020", '
    b'"trunkname": "siptrunk", "channelid": "PJSIP/trunk-siptrunk-endpoint-0000002b" } }, { "ext": { "number": "1020", '
    b'"channelid": "PJSIP/1020-0000002c" } } ], "sn": "369451090405" }'
)
YEASTAR_QUERY_ONE = b"""{
    "Calls": [
\t\t{
\t\t"members": [
\t\t\t{
\t\t\t"inbound": {
\t\t\t\t"from": "500",
\t\t\t\t"to": "1023",
\t\t\t\t"trunkname": "siptrunk",
\t\t\t\t"channelid": "PJSIP/trunk-API-endpoint-00000005",
\t\t\t\t"memberstatus": "ANSWERED"
\t\t\t\t}
\t\t\t},
\t\t\t{
\t\t\t\t"ext": {
\t\t\t\t\t"number": "1023",
\t\t\t\t\t"channelid": "PJSIP/1023-00000006",
\t\t\t\t\t"memberstatus": "ANSWER"
\t\t\t\t}
\t\t\t}
\t\t\t],
\t\t\t"callid": "1571386069.8"
\t\t}
\t],
\t"status": "Success"
    }"""
YEASTAR_QUERY_INBOUND = b"""{
"Calls": [
\t\t{
\t\t\t"members": [
\t\t\t\t{
\t\t\t\t\t"inbound": {
\t\t\t\t\t\t"from": "3000",
\t\t\t\t\t\t"to": "4000",
\t\t\t\t\t\t"trunkname": "siptrunk",
\t\t\t\t\t\t"channelid": "PJSIP/trunk-siptrunk-endpoint-000000a2",
\t\t\t\t\t\t"memberstatus": "ANSWERED"
\t\t\t\t\t}
\t\t\t\t},
\t\t\t\t{
\t\t\t\t\t"ext": {
\t\t\t\t\t\t"number": "4000",
\t\t\t\t\t\t"channelid": "PJSIP/4000-000000a3",
\t\t\t\t\t\t"memberstatus": "ANSWER"
\t\t\t\t\t}
\t\t\t\t}
\t\t\t],
\t\t\t"callid": "1571639442.264"
\t\t},
\t\t{
\t\t\t"members": [
\t\t\t\t{
\t\t\t\t\t"inbound": {
\t\t\t\t\t\t"from": "2000",
\t\t\t\t\t\t"to": "1023",
\t\t\t\t\t\t"trunkname": "siptrunk",
\t\t\t\t\t\t"channelid": "PJSIP/trunk-siptrunk-endpoint-00000098",
\t\t\t\t\t\t"memberstatus": "ANSWERED"
\t\t\t\t\t}
\t\t\t\t},
\t\t\t\t{
\t\t\t\t\t"ext": {
\t\t\t\t\t\t"number": "1023",
\t\t\t\t\t\t"channelid": "PJSIP/1023-00000099",
\t\t\t\t\t\t"memberstatus": "ANSWER"
\t\t\t\t\t}
\t\t\t\t}
\t\t\t],
\t\t\t"callid": "1571639198.248"
\t\t}
\t],
\t"status": "Success"
}"""

# The empty request target is as printed.
OPENVOX_CALL_FAILED = (
    b"""POST  HTTP/1.1
Host:172.16.6.150
Content-Length:113
Accept: application/json
Content-Type:application/json
Connection:close

""".replace(b"\n", b"\r\n")
    + (
        b'{"action":"CallFailed","reason":480,"callid":"1589958470.2092","ext":{"extid":["102","106"]},"sn":"a09805021987"}'
    )
)
OPENVOX_QUERY_JSON = b"""{
    "status": "Success",
    "outbound": [
        {
            "outboundid": "1589881535.982",
            "from": "66666",
            "to": "103",
            "trunk": "to-18-16-2",
            "status": "Talking"
        }
    ]
}"""
OPENVOX_QUERY_XML = b"""<?xml version="1.0" encoding="UTF-8" ?>
<xml>
\t<status>Success</status>
\t<outbound>
\t\t<outboundid>1589881535.982</outboundid>
\t\t<from>66666</from>
\t\t<to>103</to>
\t\t<trunk>to-18-16-2</trunk>
\t\t<status>Talking</status>
\t</outbound>
</xml>"""

HUAWEI_RESULTS = b"""[
        {
            "campaignId": "3",
            "sessionId": "1202_test013",
            "called": "60584",
            "callTimeStr": "2020-08-30 20:00:00",
            "callStatus": 6,
            "failCode": "0",
            "vdnId": 11,
            "callId": "0023-134864174",
            "recordPath": "Y:/1/11/20200830/3408/0949218.V3"
        }
    ]"""
