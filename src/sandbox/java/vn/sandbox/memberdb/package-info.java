/** The Party member database, played by a SOAP server of the same contract over the sample's members. */
package vn.sandbox.memberdb;
