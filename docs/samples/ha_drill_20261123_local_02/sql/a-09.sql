select client_id, id, commit_id, encode(sha256(convert_to(coalesce(text_summary, ''), 'UTF8')), 'hex')
from memory_nodes where scope = ? and client_id = any(?) order by client_id
-- with default, {"sample-0012","sample-0018","sample-0006","sample-0021","sample-0023","sample-0004","sample-0005","sample-0016","sample-0008","sample-0022","sample-0001","sample-0013","sample-0009","sample-0019","sample-0002","sample-0003","sample-0017","sample-0015","sample-0024","sample-0014"};
-- 3 ms
