select client_id, id, commit_id, encode(sha256(convert_to(coalesce(text_summary, ''), 'UTF8')), 'hex')
from memory_nodes where scope = ? and client_id = any(?) order by client_id
-- with default, {"sample-0019","sample-0015","sample-0008","sample-0005","sample-0023","sample-0010","sample-0002","sample-0007","sample-0020","sample-0004","sample-0011","sample-0014","sample-0013","sample-0006","sample-0009","sample-0016","sample-0018","sample-0003","sample-0021","sample-0001"};
-- 3 ms
