//! A certificate for the names of COS, made at the start.

use std::io;
use std::net::IpAddr;
use std::path::Path;

use chrono::Datelike;
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::operations::DOMAINS;

/// Makes a certificate for the hosts of a bucket and for an address, and writes the one of its authority to a file, for
/// clients to trust. The authority's key is forgotten, so it never vouches for anything else.
pub(super) fn issue(
    region: &str,
    address: IpAddr,
    authority: &Path,
) -> io::Result<(CertificateDer<'static>, PrivateKeyDer<'static>)> {
    let (certificate, key, issuer) = signed(region, address).map_err(io::Error::other)?;
    std::fs::write(authority, issuer)?;
    Ok((certificate, key))
}

/// The certificate and its key, and the authority's certificate in PEM.
type Signed = (CertificateDer<'static>, PrivateKeyDer<'static>, String);

fn signed(region: &str, address: IpAddr) -> Result<Signed, rcgen::Error> {
    let mut authority = CertificateParams::new(Vec::<String>::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::DigitalSignature];
    authority.distinguished_name.push(DnType::CommonName, "cos-double");
    valid_now(&mut authority);
    let authority_key = KeyPair::generate()?;
    let authority_certificate = authority.self_signed(&authority_key)?;

    let mut own = CertificateParams::new(names(region, address))?;
    own.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    own.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    own.use_authority_key_identifier_extension = true;
    own.distinguished_name.push(DnType::CommonName, format!("cos.{region}.myqcloud.com"));
    valid_now(&mut own);
    let key = KeyPair::generate()?;
    let certificate = own.signed_by(&key, &Issuer::new(authority, authority_key))?;
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    Ok((certificate.der().clone(), key, authority_certificate.pem()))
}

/// From the last year to the end of the next: the clock of a double, or of a client, may be off.
fn valid_now(params: &mut CertificateParams) {
    let year = chrono::Utc::now().year();
    params.not_before = rcgen::date_time_ymd(year - 1, 1, 1);
    params.not_after = rcgen::date_time_ymd(year + 1, 12, 31);
}

/// The hosts that clients ask for: buckets and the service below both domains, and where the double listens.
fn names(region: &str, address: IpAddr) -> Vec<String> {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
    if !address.is_loopback() && !address.is_unspecified() {
        names.push(address.to_string());
    }
    for domain in DOMAINS {
        names.push(format!("service.cos.{domain}"));
        for service in ["cos", "cos-internal"] {
            names.extend([format!("{service}.{region}.{domain}"), format!("*.{service}.{region}.{domain}")]);
        }
    }
    names
}
