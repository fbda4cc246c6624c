"""The example messages of a Yeastar P-Series in vendor_docs/yeastar_p.md, byte for byte as printed there.

Those of the sections 2.1, 3.3 to 3.5, and 4.
"""

WEBHOOK_TEST = b'{"event":"test","message":"Connectivity test"}'
WEBHOOK_EVENT = rb'{"type":30008,"sn":"3630Z0000001","msg":"{\"extension\":\"202\",\"status\":\"Idle\"}"}'
WEBHOOK_SIGNATURE = "zaSnh+lS7QdrhO7UhVepaP2E5+mTNZaUKPEIGtDRmWg="
"""The signature of ``WEBHOOK_EVENT`` with the simulated secret."""


REGISTRATION = (
    rb'{"type":30007,"sn":"3630Z0000001","msg":"{\"extension\":\"202\",\"kind\":\"Mobile\",\"status\":\"Registered\",'
    rb'\"registered_ip\":\"192.0.2.10\"}"}'
)
EXTENSION_STATE = rb'{"type":30008,"sn":"3630Z0000001","msg":"{\"extension\":\"202\",\"status\":\"Ringing\"}"}'
PRESENCE = rb'{"type":30009,"sn":"3630Z0000001","msg":"{\"extension\":\"202\",\"status\":\"business_trip\"}"}'
TRUNK_STATE = (
    rb'{"type":30010,"sn":"3630Z0000001","msg":"{\"trunk_name\":\"ProviderA\",\"kind\":\"PJSIP\",\"status\":1,'
    rb'\"registered_ip\":\"192.0.2.20:5060\"}"}'
)
TRUNK_CHANGED = (
    rb'{"type":30023,"msg":"{\"trunk_name\":\"ProviderA\",\"option\":\"UPDATE\"}"}'
)
AGENT_PAUSED = (
    b'{"type":30025,"msg":{"queue_number":"6402","agent_number":"202","calls":[{"caller_number":"5550001",'
    b'"call_id":"1700000006.32"}]}}'
)
AGENT_STATUS = (
    b'{"type":30029,"sn":"3630Z0000001","msg":{"queue_number":"queue-6402","agent_number":"202","status":"Paused",'
    b'"reason":"Lunch"}}'
)

CALL_RINGS = (
    rb'{"type":30011,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000001.49\",'
    rb"\"members\":[{\"extension\":{\"number\":\"201\",\"channel_id\":\"PJSIP/201-00000015\","
    rb"\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"202\","
    rb'\"channel_id\":\"PJSIP/202-00000016\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}'
)
CALL_ANSWERED = (
    rb'{"type":30011,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000001.49\",'
    rb"\"members\":[{\"extension\":{\"number\":\"201\",\"channel_id\":\"PJSIP/201-00000015\","
    rb'\"member_status\":\"ANSWERED\",\"call_path\":\"\"}}]}"}'
)
CALL_END = (
    rb'{"type":30012,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000001.49\",\"time_start\":\"2026-03-02 20:02:22\",'
    rb"\"call_from\":\"201\",\"call_to\":\"5550002\",\"call_duration\":24,\"talk_duration\":21,\"src_trunk_name\":\"\","
    rb"\"dst_trunk_name\":\"ProviderA\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Outbound\","
    rb"\"recording\":\"20260302200226-1700000001.49-201-5550002-Outbound.wav\",\"did_number\":\"\","
    rb'\"agent_ring_time\":0,\"uid\":\"202603022002221A2B3\",\"call_note_id\":\"\",\"enb_call_note\":1}"}'
)
CALLER_GONE = (
    rb'{"type":30011,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000002.243\",'
    rb"\"members\":[{\"inbound\":{\"from\":\"5550001\",\"to\":\"6402\",\"trunk_name\":\"ProviderA\","
    rb'\"channel_id\":\"PJSIP/trunk-ProviderA-endpoint-0000008f\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}'
)
TRANSFER = (
    rb'{"type":30013,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000004.10\",'
    rb"\"members\":[{\"inbound\":{\"from\":\"5550001\",\"to\":\"202\",\"trunk_name\":\"ProviderA\","
    rb"\"channel_id\":\"PJSIP/trunk-ProviderA-endpoint-00000021\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},"
    rb"{\"extension\":{\"number\":\"202\",\"channel_id\":\"PJSIP/202-00000022\",\"member_status\":\"ANSWER\","
    rb'\"call_path\":\"\"}}]}"}'
)
FAILED = (
    rb'{"type":30015,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000003.000015\",\"reason\":\"486 Busy Here\",'
    rb"\"members\":[{\"extension\":{\"number\":\"201\",\"channel_id\":\"PJSIP/201-00000014\",\"member_status\":\"BYE\","
    rb'\"call_path\":\"\"}}]}"}'
)
FAILED_UNKNOWN_NUMBER = (
    rb'{"type":30015,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000003.000012\",\"reason\":\"NOT found\",'
    rb'\"members\":null}"}'
)
INCOMING = (
    rb'{"type":30016,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000005.280\",'
    rb"\"members\":[{\"inbound\":{\"from\":\"5550001\",\"to\":\"202\",\"trunk_name\":\"ProviderA\","
    rb'\"channel_id\":\"PJSIP/trunk-ProviderA-endpoint-000000b5\",\"member_status\":\"ALERT\",\"call_path\":\"\"}}]}"}'
)
AGENT_TIMED_OUT = (
    b'{"type":30026,"msg":{"queue_number":"6402","agent_number":"202","caller_number":"5550001",'
    b'"call_id":"1700000006.32"}}'
)
SURVEY = rb'{"type":30019,"sn":"3630Z0000001","msg":"{\"call_id\":\"1700000007.4\",\"survey_result\":\"1\"}"}'
RECORDING_READY = (
    b'{"type":30033,"sn":"3630Z0000001","msg":{"key":"recording_download","result":"success",'
    b'"file":"20260302-1700000001.49-201-202-Internal.mp3",'
    b'"download_resource_url":"/api/downloadattachment/Recording-X.mp3","error":""}}'
)
QUERY = (
    b'{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1700000004.10","members":[{"inbound":{"from":"5550001",'
    b'"to":"6402","trunk_name":"ProviderA","channel_id":"PJSIP/trunk-ProviderA-endpoint-00000021",'
    b'"member_status":"ANSWERED","call_path":"6402"}},{"extension":{"number":"202","channel_id":"PJSIP/202-00000022",'
    b'"member_status":"ANSWER","call_path":"6402"}}]}]}'
)
ROW = (
    '{"time":"02/03/2026 08:02:22 PM","call_from":"5550001","call_to":"Queue Sales<6402>","timestamp":1772481742,'
    '"uid":"202603022002221A2B3","src_addr":"192.0.2.20:5060","src_trunk":"ProviderA","duration":85,'
    '"ring_duration":11,"talk_duration":74,"disposition":"ANSWERED","call_type":"Inbound","did_number":"5559999",'
    '"record_file":"….wav","call_from_number":"5550001","call_from_name":"","call_to_number":"6402",'
    '"call_to_name":"Sales","call_id":"1772481742.854","call_note":null,"call_note_id":"","enb_call_note":0,'
    '"did":"5559999","did_name":"","pin_code":"","new_id":"67C60000-D8400257"}'
).encode()
ROW_SECOND = b"1772481742"
"""When the call of the row began."""
