/**
 * Comments of the organisation where members live. Its two halves, {@code workplace} and {@code home}, know of each other only what
 * the messages of {@code xsd/lienthong/v1/residence.xsd} say, since each may be at another hub; here is what both print alike, and
 * the way from one to the other. Files cross as ids of {@code document/}; to another hub they go along, see {@code
 * docs/adr/0009-envelopes-between-hubs.md}.
 *
 * <p>A line's dossier is the workplace's: only {@code workplace} moves it, and so has the portal told. The residence names its number
 * and says by message what happened.
 *
 * <p>What belongs to one half only is called after it: beans the routes or templates name, bundles, templates, rules; not so tables,
 * nor settings, of which one without {@code home} is the workplace's. Each of these words means one thing in both halves:
 *
 * <ul>
 *   <li><em>list</em>, <em>line</em>: whom the workplace introduces or asks about, and one member of it; <em>request</em>: the same
 *       line as it came to the residence, under the same id
 *   <li><em>form</em>: what the residence says of one member, called <em>comment</em> at the workplace once it was received;
 *       <em>report</em>: what the member says; <em>violation</em>: what the residence tells unasked; a <em>notice</em> is what one
 *       person is told, unless it is said to be of a violation
 *   <li><em>send</em>: to hand over to the other half. What a click does at once is a {@code …SendClick}, what its route does
 *       afterwards a {@code …Sending}; approval likewise has {@code …Approvals} and {@code …Decisions}
 *   <li><em>sign</em>: to make the paper with its signatures; a list at the click, see {@link KeysAway}, its lines' papers and a form
 *       by the route that sends them
 *   <li><em>return</em>: to give back undone for a reason: a request, as incomplete, to the workplace; a form, by the committee, to
 *       its cell. A returned request is the dossier's event {@code residence.request-returned}; {@code residence.returned} is the end:
 *       the result was returned to the member
 *   <li><em>receive</em>: to have from the other half, and so <em>progress</em>: how far the residence says it has come with a line
 *   <li><em>take</em>: what a bean does with a message that came, it takes up what it says; an introduction is <em>taken</em> once
 *       the residence has taken note of the member
 *   <li><em>print</em>: to hand out a kept paper to somebody, which is audited
 * </ul>
 */
package vn.lienthong.residence;
