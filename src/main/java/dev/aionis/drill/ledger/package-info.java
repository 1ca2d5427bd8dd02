/**
 * The write ledger on disk, and its audit against a database.
 *
 * <p>Rule: imports model only.
 *
 * <h2>The ledger file, version 1</h2>
 *
 * All figures are big-endian. The file begins with a header of 32 bytes:
 *
 * <table border="1">
 * <caption>header</caption>
 * <tr><th>byte</th><th>holds</th></tr>
 * <tr><td>0–7</td><td>the text {@code AHDLEDGR}</td></tr>
 * <tr><td>8–11</td><td>version, 1</td></tr>
 * <tr><td>12–15</td><td>zero</td></tr>
 * <tr><td>16–23</td><td>when the ledger was created, nanoseconds since 1970-01-01T00:00:00Z</td></tr>
 * <tr><td>24–27</td><td>zero</td></tr>
 * <tr><td>28–31</td><td>CRC-32C of bytes 0–27</td></tr>
 * </table>
 *
 * Then come blocks, one after the other, each 8 to 512 bytes long and a multiple of 8. The unused rest of the file is
 * zero: room is taken from the disk before it is needed. A block is
 *
 * <table border="1">
 * <caption>block</caption>
 * <tr><th>byte</th><th>holds</th></tr>
 * <tr><td>0–3</td><td>length of the whole block; written last, so a block with a length is a whole one</td></tr>
 * <tr><td>4–7</td><td>CRC-32C of the block's position in the file (8 bytes), then of bytes 8 to the end</td></tr>
 * <tr><td>8</td><td>kind: 1 begin, 2 end, 3 close</td></tr>
 * <tr><td>9</td><td>begin: length of the client id; end: the outcome, 1 ok, 2 throttled, 3 refused, 4 server error,
 * 5 not sent, 6 unknown; close: zero</td></tr>
 * <tr><td>10–17</td><td>the entry's number, from 0 in the order of the begin blocks; close: how many there are</td></tr>
 * <tr><td>18–25</td><td>begin: when it was scheduled; end: when the outcome was known; close: when; in nanoseconds as
 * above</td></tr>
 * <tr><td>26 …</td><td>begin: when it was sent (8), client id (ASCII); end of an acknowledged write: commit id (16), node
 * id (16), length of the commit hash (1), commit hash (ASCII)</td></tr>
 * <tr><td>last</td><td>{@code 0x7E}, after padding with zeros: tells a damaged block from a torn one</td></tr>
 * </table>
 *
 * A block is never changed once it is written, and a close block is the last one.
 */
package dev.aionis.drill.ledger;
