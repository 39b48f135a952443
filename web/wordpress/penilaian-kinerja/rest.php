<?php
/** The route that receives sheets, and the ones that hand them out. WordPress itself checks the nonce of the session. */

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'penilaian-kinerja/v1',
			'/lembar',
			array(
				array(
					'methods'             => 'POST',
					'callback'            => 'pk_terima',
					'permission_callback' => function () {
						return pk_boleh( PK_KIRIM );
					},
				),
				array(
					'methods'             => 'GET',
					'callback'            => function ( WP_REST_Request $permintaan ) {
						return pk_daftar( $permintaan->get_param( 'halaman' ) ?? 1 );
					},
					'permission_callback' => function () {
						return pk_boleh( PK_BACA );
					},
				),
			)
		);
		register_rest_route(
			'penilaian-kinerja/v1',
			'/lembar/(?P<id>\d+)',
			array(
				'methods'             => 'GET',
				'callback'            => function ( WP_REST_Request $permintaan ) {
					$isi = pk_isi( (int) $permintaan['id'] );
					return null === $isi
						? new WP_Error( 'pk_tidak_ada', 'Lembar nilai itu tidak ada.', array( 'status' => 404 ) )
						: json_decode( $isi );
				},
				'permission_callback' => function () {
					return pk_boleh( PK_BACA );
				},
			)
		);
	}
);

/** @return true|WP_Error */
function pk_boleh( $hak ) {
	if ( current_user_can( $hak ) ) {
		return true;
	}
	$masuk = is_user_logged_in();
	return new WP_Error(
		'pk_hak',
		$masuk ? 'Akun Anda tidak berhak melakukan ini. Hubungi pengelola portal.' : 'Masuk ke portal lebih dahulu, lalu kirim lagi.',
		array( 'status' => $masuk ? 403 : 401 )
	);
}

function pk_terima( WP_REST_Request $permintaan ) {
	$hasil = pk_simpan( $permintaan->get_body(), get_current_user_id() );
	return is_wp_error( $hasil ) ? $hasil : new WP_REST_Response( $hasil, $hasil['baru'] ? 201 : 200 );
}
